"""`python -m quizapp` is the same program as the `quizapp` command."""

from quizapp.cli.app import main

if __name__ == "__main__":
    main()
