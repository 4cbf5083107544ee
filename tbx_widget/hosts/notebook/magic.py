"""``%tbx``: a dashboard from one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class

from tbx_widget.errors import TbxError
from tbx_widget.hosts.notebook.cells import Cells, current_run

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


@magics_class
class TbxMagics(Magics):
    """The magics of one shell, and the dashboards its cells show."""

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self.cells = Cells(lambda: current_run(shell))

    @line_magic
    def tbx(self, line: str) -> None:
        """Show a live dashboard of TensorBoard, tensorboardX or PyTorch logs below this cell.

        %tbx DIRECTORY [DIRECTORY ...] [options]

        A directory may be NAME=DIRECTORY, and need not exist yet. Quotes, ~ and the notebook's $variables work.

        Options:
          --logdir DIR           the directory, as in %tensorboard
          --runs FILTER          list runs that contain this text, match /this regex/, or meet conditions: 'loss<0.1'
          --tags FILTER          show tags that contain this text, or match /this regex/
          --smoothing W          weight of the moving average, 0 to 0.999; or an amount of another kind
          --smoothing-kind KIND  ema, time_ema, gaussian, mean or median
          --x AXIS               step, relative, wall, or tag:NAME
          --x-scale SCALE        linear or log
          --y-scale SCALE        linear, log or symlog
          --ignore-outliers      leave what lies far from the rest out of the y axis
          --group-by GROUPS      one line for runs of a parent folder, regex:PATTERN or hparam:NAME
          --stat STAT            a group's line: mean or median
          --band BAND            a group's band: std, none, sem, ci95, minmax or iqr
          --baseline RUN         compare with this run
          --pin TAG              show this tag's chart on top; may be given again
          --height PX            height of the dashboard in pixels, from 240 on
          --theme THEME          auto, light or dark

        For example:
          %tbx logs
          %tbx runs/a runs/b --smoothing 0.9 --tags loss
          %tbx logs --group-by parent --band ci95
          %tbx baseline=~/old/logs new=$logdir --x wall
        """
        from IPython.display import display  # noqa: PLC0415

        from tbx_widget.hosts.notebook.options import parse  # noqa: PLC0415
        from tbx_widget.hosts.notebook.widget import Dashboard  # noqa: PLC0415

        try:
            options = parse(line)
            dashboard = Dashboard(options.pop("paths"), **options)
        except TbxError as error:
            raise UsageError(str(error)) from None
        display(dashboard)  # type: ignore[no-untyped-call]


def register(shell: InteractiveShell) -> None:
    """Give a shell ``%tbx``, once.

    Parameters
    ----------
    shell : InteractiveShell
    """
    if magics_of(shell) is None:
        shell.register_magics(TbxMagics)


def magics_of(shell: InteractiveShell | None) -> TbxMagics | None:
    """Return the shell's magics, None if it has none."""
    if shell is None:
        return None
    magics = shell.magics_manager.registry.get(TbxMagics.__name__)
    return magics if isinstance(magics, TbxMagics) else None
