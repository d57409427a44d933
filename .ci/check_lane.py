"""Hold a finished test session to what its lane claims: prints the lane's line, exits 1 where it is not so.

check_lane.py NAME EXIT-CODE SESSION.json KEY=REGEX…
"""

import json
import re
import sys


def main(name, exit_code, path, *claims):
    try:
        with open(path) as file:
            facts = json.load(file)
    except OSError:
        print(f"{name}: FAILED, no test session came to its end")
        sys.exit(1)
    wrong = [claim for claim in claims if not holds(facts, *claim.split("=", 1))]
    wrong += [f"{facts[count]} {count}" for count in ("failed", "errors") if facts[count]]
    wrong += [] if facts["passed"] else ["no test passed"]
    wrong += [] if exit_code == "0" else [f"the test command ended with exit code {exit_code}"]
    print(
        f"{name}: {'FAILED' if wrong else 'ok'}, Python {facts['python']}, Django {facts['django']}, "
        f"{facts['database']}, cache {facts['cache']}, static files {facts['static']}: "
        f"{facts['passed']} passed, {facts['failed'] + facts['errors']} failed, {facts['skipped']} skipped"
    )
    for claim in wrong:
        print(f"{name}: not so: {claim}")
    sys.exit(1 if wrong else 0)


def holds(facts, key, pattern):
    return re.match(pattern, str(facts[key])) is not None


if __name__ == "__main__":
    main(*sys.argv[1:])
