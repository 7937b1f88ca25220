"""What a program can measure of the questions over the development texts; whether they are good, only readers can say."""
