"""What is attached: files, their types, their protection."""
