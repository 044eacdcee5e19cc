"""The front desk (Modtagelsen): notifications and their first assessment."""
