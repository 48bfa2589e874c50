"""What a text says, one kind of fact at a time."""
