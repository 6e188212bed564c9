"""Asks questions of the command's output with DuckDB.

    quote-attribution --ndjson --keep date articles.jsonl -o quotes.jsonl
    pip install duckdb
    python query.py quotes.jsonl                  # all three tables
    python query.py 'results/*.jsonl.gz' gender   # one of speakers, gender, months
    python query.py --csv quotes.jsonl speakers   # for a spreadsheet
"""

import csv
import sys
from pathlib import Path

import duckdb

SPAN = "STRUCT(\"start\" INTEGER, \"end\" INTEGER, text VARCHAR)"
BRIEF = "STRUCT(id VARCHAR, name VARCHAR, kind VARCHAR, gender VARCHAR)"
# Types given beforehand: nothing is guessed from the first lines, and a column that no line has is null.
QUOTE = f"""STRUCT(id VARCHAR, kind VARCHAR, "start" INTEGER, "end" INTEGER, text VARCHAR, speaker {BRIEF}, mention {SPAN},
    cue STRUCT(text VARCHAR, lemma VARCHAR, negated BOOLEAN), addressee {BRIEF}, parent VARCHAR, confidence DOUBLE, reason VARCHAR)"""


def main(arguments: list[str]) -> None:
    as_csv = "--csv" in arguments
    source, *names = [argument for argument in arguments if argument != "--csv"]
    database = duckdb.connect()
    lines = database.read_json(
        source,
        format="newline_delimited",
        columns={"id": "VARCHAR", "date": "VARCHAR", "quotes": f"{QUOTE}[]"},
        maximum_object_size=2**30,
    )
    lines.create_view("lines")
    database.execute("CREATE VIEW quotes AS SELECT id, date, unnest(quotes) AS quote FROM lines")
    for name in names or ["speakers", "gender", "months"]:
        answer = database.sql(Path(__file__).with_name(f"{name}.sql").read_text())
        if as_csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(answer.columns)
            writer.writerows(answer.fetchall())
        else:
            print(name)
            answer.show(max_rows=50)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
