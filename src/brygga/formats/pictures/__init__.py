"""Pictures as SVG text: the arches, the cash curve, costs against sources, schedules, time lines, readiness.

One function a picture serves the page, the PDF and the print. On a page colours come from the stylesheet by
class; with `standalone=True` they are written into the picture as attributes. Every picture has a title and a
description that hold its figures, and ids that depend only on the name it is given. No script, no style.
"""
