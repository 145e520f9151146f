"""The JSON schemas (draft 2020-12) of campaign.yaml and brand.yaml, by which editors complete and check the files."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DictSchema

from kit.campaign.fields import CampaignBlock
from kit.campaign.fields_of_brands import BrandBlock


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by the names of the files, without suffix: "campaign" and "brand"."""
    return {"campaign": _schema(CampaignBlock, "campaign.yaml"), "brand": _schema(BrandBlock, "brand.yaml")}


class _Generator(GenerateJsonSchema):
    """As pydantic writes schemas, but keys that do not fit the pattern of a mapping are wrong there too."""

    def dict_schema(self, schema: DictSchema) -> JsonSchemaValue:
        written = super().dict_schema(schema)
        return {**written, "additionalProperties": False} if "patternProperties" in written else written


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    written = model.model_json_schema(schema_generator=_Generator)
    return {"$schema": _Generator.schema_dialect, **written, "title": title}
