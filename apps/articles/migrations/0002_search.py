from django.db import migrations

SQLITE = "CREATE VIRTUAL TABLE articles_searchrow USING fts5(heading, words, tokenize='unicode61 remove_diacritics 2')"
# no foreign key: a section row is never deleted
POSTGRESQL = [
    """
    CREATE TABLE articles_searchrow (
        section_id bigint PRIMARY KEY,
        heading text NOT NULL,
        words text NOT NULL,
        vector tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', heading), 'A') || to_tsvector('simple', words)
        ) STORED
    )
    """,
    "CREATE INDEX articles_searchrow_vector ON articles_searchrow USING gin (vector)",
]


def make_index(apps, schema_editor):
    statements = [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_searchrow")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(make_index, drop_index)]
