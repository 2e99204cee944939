"""Set the report as a web page, a PDF and a Word document."""
