"""Long lists are read from an index in their order, so that a page costs the same however long the list is."""

import pytest
from django.db import connection

from apps.editing.save import SectionEdit, save_edit
from apps.history.logging import log
from apps.history.models import Head, Notice

LISTS = [
    "/history/The_war",
    "/history/The_war?before=3",
    "/special/recent-changes",
    "/special/recent-changes?before=3",
    "/special/recent-changes?after=1",
    "/special/recent-changes?author=bob",
    "/special/contributions/bob",
    "/special/log",
    "/special/log?person=bob",
    "/special/log?kind=hiding",
    "/special/notices",
    "/feeds/recent-changes",
    "/feeds/history/The_war",
]
TABLES = ("history_changeset", "history_logentry", "history_notice")


@pytest.fixture
def article(bob):
    for number in range(4):
        head = Head.objects.filter(article__title="The war").first()
        edit = SectionEdit(title="The war", text=f"Said {number}.\n", base_id=head and head.newest_id)
        saved = save_edit(edit, by=bob)
        log("hide", article=saved.article, by=bob)
    return saved.article


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_read_in_its_order_from_an_index(client_of, article, bob, address):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads so small a table whole; both have the same indexes")
    asked = []

    def listen(execute, sql, parameters, many, context):
        asked.append((sql, parameters))
        return execute(sql, parameters, many, context)

    client = client_of(bob)
    with connection.execute_wrapper(listen):
        assert client.get(address).status_code == 200

    lists = [question for question in asked if is_list(question[0])]
    assert lists
    for sql, parameters in lists:
        assert not [step for step in steps_of(sql, parameters) if is_slow(step, sql)], sql


def is_list(sql):
    return (
        table_of(sql) in TABLES and "LIMIT" in sql and "ORDER BY" in sql and "LIMIT 1" not in sql.split()[-2:]
    )


def steps_of(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return [row[3] for row in cursor.fetchall()]


def is_slow(step, sql):
    """Tell whether a step sorts, or reads row after row to find those that fit."""
    return "TEMP B-TREE" in step or (step.startswith(f"SCAN {table_of(sql)}") and " WHERE " in sql)


def table_of(sql):
    return sql.partition(" FROM ")[2].partition(" ")[0].strip('"')


def test_what_is_not_read_is_counted_from_an_index_of_its_own(bob):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads so small a table whole; both have the same indexes")
    unread = Notice.objects.filter(user=bob, read_at=None)

    assert "INDEX unread_of_a_person" in unread.explain()
