"""The pages of Modtagelsen."""
