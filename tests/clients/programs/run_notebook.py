"""Run the example notebook in a folder, and print the tables that it shows: NOTEBOOK FOLDER."""

import json
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

path, folder = map(Path, sys.argv[1:])
notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
shown = {
    cell.id: [output.data["text/html"] for output in cell.outputs if "data" in output]
    for cell in notebook.cells
    if cell.cell_type == "code"
}
warned = [
    output.text
    for cell in notebook.cells
    if cell.cell_type == "code"
    for output in cell.outputs
    if output.output_type == "stream"
]
print(json.dumps({"files": [path.name], "shown": shown, "warned": warned}))
