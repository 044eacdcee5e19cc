"""What turns a life: births, deaths, adoption; moves to another municipality; municipalities that merge."""
