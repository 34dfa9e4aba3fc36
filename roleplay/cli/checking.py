"""Checks a persona file and rehearses it, and prints what came of it."""

from pathlib import Path

from roleplay.content.check import check_persona
from roleplay.content.library import load_persona
from roleplay.domain.rubric import Rubric
from roleplay.errors import ContentError
from roleplay.rehearsal import rehearse_all, table, verdict


def check(path: Path, rubric: Rubric) -> bool:
    """Print the findings and the rehearsal of one file. Returns whether something is wrong."""
    try:
        persona = load_persona(path)
    except ContentError as problem:
        print(f"{problem.message}\n    {problem.hint}".rstrip())
        return True
    findings = check_persona(persona, rubric, str(path))
    for finding in findings:
        print(f"{finding}\n    {finding.hint}")
    if any(finding.severity == "error" for finding in findings):
        return True
    runs = rehearse_all(persona, rubric)
    print(f"{path}: {persona.name}, {persona.difficulty}")
    print("\n".join(table(runs)))
    wrong = list(verdict(persona, runs))
    for fault in wrong:
        print(f"{path}: {fault}")
    return bool(wrong)
