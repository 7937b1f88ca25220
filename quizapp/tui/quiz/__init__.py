"""Quiz: a fixed number of questions or minutes, no scheduling, marks at the end."""
