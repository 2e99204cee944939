"""What SLURM's logs tell of jobs that it ended."""

from plait.slurm_logs import ended_by_slurm

MEMORY = "slurmstepd: error: Exceeded job memory limit\n"
OOM = "slurmstepd: error: Detected 1 oom-kill event(s) in StepId=3.batch.\n"
TIME = "slurmstepd: error: *** JOB 3 ON n1 CANCELLED AT 2026-01-01T10:00:00 DUE TO TIME LIMIT ***\n"


def run(folder, *jobs):
    """Write SLURM's log of each job, and Snakemake's log, which names them."""
    lines = []
    for number, (rule, text) in enumerate(jobs):
        log = folder / "my study" / f"rule_{rule}" / f"{number}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text)
        lines.append(
            f"Job 1 has been submitted with SLURM jobid {number} (log: {log})."
        )
    told = folder / "snakemake.log"
    told.write_text("\n".join(lines))
    return [str(told)]


def test_memory_and_time_are_told_each_with_what_to_ask_for(tmp_path):
    told = run(tmp_path, ("render_report", MEMORY), ("read_transcripts/0", TIME),
               ("draw_figures", OOM))  # fmt: skip
    first, second, third = ended_by_slurm(told)
    assert first.startswith("SLURM ended render_report: it needed more memory")
    assert "--set-resources render_report:" in first
    assert "mem_mb=8000" in first
    assert "more time" in second
    assert "read_transcripts:" in second
    assert "more memory" in third


def test_what_a_later_attempt_mended_is_not_told(tmp_path):
    told = run(tmp_path, ("render_report", MEMORY), ("render_report", "all done\n"))
    assert ended_by_slurm(told) == []


def test_another_failure_is_left_to_its_own_message(tmp_path):
    assert ended_by_slurm(run(tmp_path, ("render_report", "Error in rule\n"))) == []
    (tmp_path / "one_machine.log").write_text("(log: /no/rule_render_report/1.log)\n")
    assert ended_by_slurm([tmp_path / "one_machine.log", tmp_path / "none.log"]) == []
