"""A child that lives outside its home: placed, moved, visited, in contact with its family, and on its way home."""
