"""The API's own description: OpenAPI 3.1 at /api/v1/openapi.json."""

from ninja import NinjaAPI

api = NinjaAPI(title="Tovholder", version="1", urls_namespace="api", docs_url=None, openapi_url="openapi.json")
