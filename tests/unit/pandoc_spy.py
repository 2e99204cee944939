"""Look at what pandoc is given."""


def spy_on_pandoc(monkeypatch, module) -> list[str]:
    """Gather the texts that a module gives to pandoc, one a run, as they come."""
    texts, run = [], module.run_pandoc

    def spy(folder, arguments, dated):
        texts.append((folder / arguments[0]).read_text("utf-8"))
        return run(folder, arguments, dated)

    monkeypatch.setattr(module, "run_pandoc", spy)
    return texts
