#!/usr/bin/env python3
"""Checks the structure of Ledger/policy/calendar.json and prints one line for each year.

Exit status 0 when every check passes, 1 otherwise. Standard library only.
"""

import datetime
import json
import pathlib
import sys

POLICY = pathlib.Path(__file__).resolve().parents[2] / "Ledger" / "policy"

# Days off that fall on Monday to Friday, less the make-up workdays, are the statutory holidays of a year:
# 11 until 2024, 13 from 2025.
def statutory(year):
    return 11 if year <= 2024 else 13


# The extension of 2020 added a Friday and dropped a make-up Saturday.
ADDED_BY_AMENDMENT = {2020: 2}


def day(text):
    value = datetime.date.fromisoformat(text)
    if value.isoformat() != text:
        raise ValueError(f"{text} is not written YYYY-MM-DD")
    return value


def span(first, last):
    return [first + datetime.timedelta(days=i) for i in range((last - first).days + 1)]


def is_weekend(value):
    return value.isoweekday() >= 6


def net_weekdays(holidays):
    """Days off from Monday to Friday less make-up workdays."""
    days = [value for holiday in holidays for value in span(day(holiday["from"]), day(holiday["to"]))]
    return sum(not is_weekend(value) for value in days) - sum(len(holiday["workdays"]) for holiday in holidays)


def effective_holidays(calendar, problem):
    """The holidays of all notices, an amendment replacing the holiday of the same name in the notice it amends."""
    seen, effective = {}, {}
    for notice in calendar["notices"]:
        number, year = notice["number"], notice["concerns_year"]
        if number in seen:
            problem(f"notice {number} occurs twice")
        seen[number] = year
        if "amends" in notice and seen.get(notice["amends"]) != year:
            problem(f"notice {number} amends {notice['amends']}, which is no earlier notice for {year}")
        if "amends" not in notice and net_weekdays(notice["holidays"]) != statutory(year):
            problem(f"notice {number} does not give {statutory(year)} statutory days")
        day(notice["issued"])
        for holiday in notice["holidays"]:
            key = (year, holiday["holiday"])
            if (key in effective) != ("amends" in notice):
                problem(f"{number}: {holiday['holiday']} repeated, or amended without being there")
            effective[key] = holiday
    return effective


def check(calendar):
    """Returns the list of problems and the table rows."""
    problems, rows = [], []
    problem = problems.append
    names = {entry["code"] for entry in calendar["holiday_names"]}
    effective = effective_holidays(calendar, problem)

    off, work = {}, {}
    for (year, name), holiday in effective.items():
        if name not in names:
            problem(f"{year}: unknown holiday {name}")
        first, last = day(holiday["from"]), day(holiday["to"])
        if not 1 <= (last - first).days + 1 <= 10:
            problem(f"{year} {name}: {first} to {last} is no plausible holiday")
        for value in span(first, last):
            if value in off:
                problem(f"{value} belongs to two holidays")
            off[value] = name
        for value in map(day, holiday["workdays"]):
            if value in work:
                problem(f"{value} is a make-up workday twice")
            work[value] = name
    for value in sorted(off.keys() & work.keys()):
        problem(f"{value} is both a day off and a workday")

    years = [entry["year"] for entry in calendar["years"]]
    if years != list(range(calendar["first_year"], calendar["last_year"] + 1)):
        problem("the years are not first_year to last_year without a gap")
    if day(calendar["provisional_from"]).year != calendar["last_year"]:
        problem("provisional_from is not in last_year")
    for entry in calendar["years"]:
        year = entry["year"]
        days_off, workdays = [list(map(day, entry[key])) for key in ("days_off", "workdays")]
        for key, values in (("days_off", days_off), ("workdays", workdays)):
            if values != sorted(set(values)):
                problem(f"{year}: {key} is not sorted or not unique")
            if any(value.year != year for value in values):
                problem(f"{year}: {key} has a date of another year")
        for value in workdays:
            if not is_weekend(value):
                problem(f"{value} is a make-up workday but no Saturday or Sunday")
        if days_off != sorted(value for value in off if value.year == year):
            problem(f"{year}: days_off differs from the notices")
        if workdays != sorted(value for value in work if value.year == year):
            problem(f"{year}: workdays differs from the notices")
        if not 18 <= len(days_off) <= 36 or not 4 <= len(workdays) <= 10:
            problem(f"{year}: {len(days_off)} days off and {len(workdays)} make-up workdays are not plausible")
        net = net_weekdays([holiday for (of, _), holiday in effective.items() if of == year])
        expected = statutory(year) + ADDED_BY_AMENDMENT.get(year, 0)
        if net != expected:
            problem(f"{year}: weekdays off less make-up workdays is {net}, expected {expected}")
        if len(entry["checked"]) < 2:
            problem(f"{year}: checked against fewer than two sources")
        numbers = [n["number"] for n in calendar["notices"] if n["concerns_year"] == year]
        if not numbers:
            problem(f"{year}: no notice")
        weekdays = sum(not is_weekend(value) for value in days_off)
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        total = sum(
            value in work or (not is_weekend(value) and value not in off) for value in span(first, last)
        )
        rows.append((year, len(days_off), weekdays, len(workdays), net, total, " ".join(numbers)))
    return problems, rows


def main():
    calendar = json.loads((POLICY / "calendar.json").read_text(encoding="utf-8"))
    problems, rows = check(calendar)
    print("year  days off  of these Mon-Fri  make-up workdays  net  workdays in year  notices")
    for row in rows:
        print("{:4}  {:8}  {:16}  {:16}  {:3}  {:16}  {}".format(*row))
    for text in problems:
        print(f"calendar: {text}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
