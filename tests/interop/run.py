"""Holds what we write and read against what libraries of others read and write.

    run.py write FOLDER    writes files of others into FOLDER/in, before ours are written
    run.py check FOLDER    reads ours, and looks at what we made of theirs

Each file in checks/ is one check with one function, of one of three kinds:
FORMAT and check(path, review): reads one of our exports and says what differs;
INPUT, write(path) and check(reading): writes a file and says what we read wrong in it;
TABLES and check(path): a file of its own.
"""

import importlib
import json
import pathlib
import sys
import traceback

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))


def checks():
    for path in sorted((HERE / "checks").glob("*.py")):
        yield path.stem, importlib.import_module(f"checks.{path.stem}")


def awaited():
    lines = (HERE / "awaited.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def write(folder):
    (folder / "in").mkdir(parents=True, exist_ok=True)
    for _, module in checks():
        if hasattr(module, "INPUT"):
            module.write(folder / "in" / module.INPUT)


def problems_of(module, folder, found):
    """What is wrong, each problem in a sentence; None where the format is not there."""
    if hasattr(module, "INPUT"):
        reading = found["readings"].get(module.INPUT)
        if reading is None or "refused" in reading:
            return None if reading is None or module.TOKEN in awaited() else [reading["refused"]]
        return list(module.check(reading))
    if hasattr(module, "TABLES"):
        path = folder / module.TABLES
        return list(module.check(path)) if path.exists() else None
    problems = []
    for review in found["reviews"]:
        path = review["files"].get(module.FORMAT)
        if path is None:
            return None
        problems += [f"{review['name']}: {one}" for one in module.check(folder / path, review)]
    return problems


def check(folder):
    found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    late, failed = awaited(), 0
    for name, module in checks():
        token = getattr(module, "TOKEN", None) or module.FORMAT
        try:
            problems = problems_of(module, folder, found)
        except Exception:
            problems = [traceback.format_exc()]
        if problems is None and token in late:
            print(f"   not there yet: {name} ({token})")
            continue
        if problems is None:
            problems = [f"the format {token} was not written; is it missing in awaited.txt?"]
        elif token in late:
            problems.append(f"{token} is there now: take it out of awaited.txt")
        print(f"   {'agrees' if not problems else 'DIFFERS'}: {name}")
        for problem in problems[:20]:
            print(f"      {problem}")
        if len(problems) > 20:
            print(f"      and {len(problems) - 20} more")
        failed += bool(problems)
    return failed


if __name__ == "__main__":
    step, where = sys.argv[1], pathlib.Path(sys.argv[2])
    if step == "write":
        write(where)
    else:
        sys.exit(1 if check(where) else 0)
