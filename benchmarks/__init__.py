"""What is measured outside the tests: quality of the questions, speed, memory. Run with `python -m benchmarks.NAME`."""
