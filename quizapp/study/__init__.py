"""Studying, as pure functions: no SQL, no screen, no clock, no random source of its own.

day, fsrs, steps, fuzz, scheduler   when a card comes back     `Scheduler(settings, zone).answer(state, rating, now_ms, seed)`
grading                             what an answer is worth    `grade(item, given)`
due, arrange, queue                 what is asked today        `build_day(cards, limits, circumstances)`
plans, exam, leech                  a break, an exam, what is forgotten again and again
optimizer, workload                 weights for one learner; what a wish costs

Import from the module: this package loads none of them by itself, for most commands need one or two.
"""
