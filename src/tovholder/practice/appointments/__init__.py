"""What is agreed for a day: booked, held, cancelled; and a calendar feed that names nobody."""
