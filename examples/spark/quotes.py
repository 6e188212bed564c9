"""Quotes of JSON lines with Apache Spark: documents in, Parquet out, none lost.

    pip install pyspark 'pandas<3' pyarrow
    python quotes.py ARTICLES.jsonl QUOTES.parquet [--how pipe|pandas] [--command 'quote-attribution'] [--partitions N]

Each partition runs the command once and talks to it through pipes; Spark gives a core to each partition, so the command
gets one job. After the run the ids of input and output are compared: a record that is missing or repeated is an error.
"""

import argparse
import json
import shlex
import subprocess
import sys
from threading import Thread

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, from_json

SPAN = "struct<start:int,end:int,text:string>"
BRIEF = "struct<id:string,name:string,kind:string,gender:string>"
SCHEMA = f"""
    id string,
    error struct<code:string,message:string>,
    speakers array<struct<id:string,name:string,aliases:array<string>,kind:string,gender:string,mentions:array<{SPAN}>>>,
    quotes array<struct<
        id:string, kind:string, start:int, end:int, parts:array<{SPAN}>, text:string, statement:{SPAN},
        speaker:{BRIEF}, mention:{SPAN}, cue:struct<start:int,end:int,text:string,lemma:string,negated:boolean>,
        addressee:{BRIEF}, parent:string, confidence:double, reason:string>>
"""


def with_pipe(spark: SparkSession, source: str, partitions: int, command: str) -> DataFrame:
    """RDD.pipe: the lines of a partition go through the command as they are."""
    # Status 1 says that records were bad; their lines say which. Any other is a crash, and Spark tries the partition again.
    tolerant = f"sh -c {shlex.quote(command + '; test $? -le 1')}"
    lines = spark.sparkContext.textFile(source, partitions).pipe(tolerant, checkCode=True)
    return lines.map(lambda line: (line,)).toDF("line string")


def with_pandas(spark: SparkSession, source: str, partitions: int, command: str) -> DataFrame:
    """mapInPandas: rows of any DataFrame go through the command as JSON lines."""
    words = shlex.split(command)

    def attribute(batches):
        import pandas

        process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed(rows):
            # A null is NaN in pandas, and NaN is not JSON.
            for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False):
                process.stdin.write(json.dumps({"id": row.id, "text": row.text}).encode() + b"\n")
            process.stdin.flush()

        for batch in batches:
            # The command answers while it is still being written to: reading and writing in turn could block both.
            writer = Thread(target=feed, args=(batch,))
            writer.start()
            lines = [process.stdout.readline().decode() for _ in range(len(batch))]
            writer.join()
            if lines and not lines[-1].endswith("\n"):
                raise RuntimeError("the command ended early")
            yield pandas.DataFrame({"line": lines})
        process.stdin.close()
        if process.wait() > 1:
            raise RuntimeError(f"the command ended with {process.returncode}")

    documents = spark.read.json(source, schema="id string, text string").repartition(partitions)
    return documents.mapInPandas(attribute, "line string")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--how", choices=["pipe", "pandas"], default="pipe")
    parser.add_argument("--command", default="quote-attribution")
    parser.add_argument("--partitions", type=int, default=8)
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("quotes").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    command = f"{arguments.command} --ndjson --jobs 1 --quiet"
    how = with_pipe if arguments.how == "pipe" else with_pandas
    lines = how(spark, arguments.source, arguments.partitions, command)
    lines.select(from_json("line", SCHEMA).alias("record")).select("record.*").write.mode("overwrite").parquet(arguments.target)

    written = spark.read.parquet(arguments.target)
    counts = compare(spark.read.json(arguments.source, schema="id string"), written)
    failed = written.where("error is not null").count()
    print(json.dumps({"documents": written.count(), "failed": failed, **counts}))
    spark.stop()
    return 1 if counts["lost"] or counts["repeated"] else 0


def compare(given: DataFrame, written: DataFrame) -> dict:
    """How many records of the input are missing in the output, and how many are there too often."""
    # A line that is not JSON has no id on either side.
    left = given.groupBy("id").count().withColumnRenamed("count", "given").alias("l")
    right = written.groupBy("id").count().withColumnRenamed("count", "written").alias("r")
    row = (
        left.join(right, col("l.id").eqNullSafe(col("r.id")), "full")
        .selectExpr("coalesce(given, 0) - coalesce(written, 0) as missing")
        .selectExpr("coalesce(sum(greatest(missing, 0)), 0) as lost", "coalesce(sum(greatest(-missing, 0)), 0) as repeated")
        .first()
    )
    return {"lost": int(row.lost), "repeated": int(row.repeated)}


if __name__ == "__main__":
    sys.exit(main())
