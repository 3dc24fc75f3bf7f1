"""The data files of the shipped briefing, loaded by the programs of their readers."""

from __future__ import annotations

import pytest

from tests.clients.test_data_files import (
    test_datasette_answers_with_every_table_and_view,
    test_datasette_searches_the_words_of_tables,
    test_duckdb_joins_each_stance_with_who_took_it_and_its_status,
    test_duckdb_loads_each_table_whole_with_a_type_for_each_column,
    test_each_place_is_a_shape_where_the_table_has_it,
    test_every_data_file_is_loaded_by_a_program,
    test_every_table_keeps_to_the_data_package,
    test_followthemoney_finds_each_entity_valid_and_statements_that_make_it,
    test_libraries_for_bibtex_and_ris_read_all_sources_and_write_them_again,
    test_networkx_reads_the_same_network_from_both_files,
    test_pandas_loads_each_table_whole_with_a_type_for_each_column,
    test_pandoc_cites_every_source_with_its_title_and_publisher,
    test_the_document_keeps_to_its_schema,
    test_the_example_for_pandas_shows_accusations_with_their_answers,
)
from tests.clients.test_frames import (
    test_each_column_has_the_type_that_the_data_package_gives_it,
    test_frames_have_the_values_of_the_csv_files,
)
from tests.clients.test_notebook import (
    tables,
    test_each_stance_has_who_took_it_and_its_status,
    test_every_accusation_on_one_voice_has_its_answer_and_outcome,
    test_the_sources_are_those_on_which_most_rests,
)

__all__ = [
    "tables",
    "test_datasette_answers_with_every_table_and_view",
    "test_datasette_searches_the_words_of_tables",
    "test_duckdb_joins_each_stance_with_who_took_it_and_its_status",
    "test_duckdb_loads_each_table_whole_with_a_type_for_each_column",
    "test_each_column_has_the_type_that_the_data_package_gives_it",
    "test_each_place_is_a_shape_where_the_table_has_it",
    "test_each_stance_has_who_took_it_and_its_status",
    "test_every_accusation_on_one_voice_has_its_answer_and_outcome",
    "test_every_data_file_is_loaded_by_a_program",
    "test_every_table_keeps_to_the_data_package",
    "test_followthemoney_finds_each_entity_valid_and_statements_that_make_it",
    "test_frames_have_the_values_of_the_csv_files",
    "test_libraries_for_bibtex_and_ris_read_all_sources_and_write_them_again",
    "test_networkx_reads_the_same_network_from_both_files",
    "test_pandas_loads_each_table_whole_with_a_type_for_each_column",
    "test_pandoc_cites_every_source_with_its_title_and_publisher",
    "test_the_document_keeps_to_its_schema",
    "test_the_example_for_pandas_shows_accusations_with_their_answers",
    "test_the_sources_are_those_on_which_most_rests",
]

pytestmark = pytest.mark.full  # each program is a process that loads a large library
