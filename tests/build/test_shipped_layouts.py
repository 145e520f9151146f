"""Every layout that Kit ships stands in a sample campaign, where the other tests see it in every shape and brand."""

from __future__ import annotations

from kit.build.plan import Selection, plan
from kit.campaign.read import brand_names, campaign_names
from kit.cli.options import known_layouts
from kit.workspace import Folder
from tests.build.sample import ROOT


def test_every_layout_is_shown_by_a_sample() -> None:
    workspace = Folder(ROOT)
    layouts = known_layouts(workspace)
    planned = [plan(workspace, name, Selection(locales=("en",)), layouts) for name in campaign_names(workspace)]
    assert {job.layout for each in planned for job in each.jobs} == set(layouts)
    assert len(layouts) >= 12
    assert len(brand_names(workspace)) >= 3
