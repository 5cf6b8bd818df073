from evals.kills.records import Kill, Run, load_sources


def test_the_folder_holds_a_combination_and_nothing_else(tmp_path):
    """A file of an earlier round would be a report that nobody counts on."""
    sources = load_sources()
    for combination in sources.combinations:
        sources.write(tmp_path, combination)
        there = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
        assert there == sources.documents(combination)
    assert len(sources.combinations) == 8


def test_the_summary_counts_what_was_tried():
    kills = (
        Kill(point="run-ended", seconds=0, hit=True, shown="old"),
        Kill(point="", seconds=0.25, hit=True, shown="new"),
        Kill(point="", seconds=0.75, hit=False, shown="new"),
    )
    assert Run(seed=7, kills=kills, faults=(), recoveries=2).summary == (
        "seed 7: 2 kills (1 at 1 named places, 1 at random moments; 1 more too late); "
        "answers after them: 1 old, 1 new; 2 recoveries; 0 faults"
    )
    assert [kill.where for kill in kills[:2]] == ["run-ended", "after 0.250 s"]
