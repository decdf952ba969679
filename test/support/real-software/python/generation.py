"""Where the two generations of the Python SDK differ for a conversation."""

from importlib.metadata import version

from pydantic import AnyUrl, BaseModel

is_first = version("mcp").startswith("1.")


def as_json(value):
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    return str(value)


def uri(text):
    return AnyUrl(text) if is_first else text


def is_notification(message):
    kind = type(getattr(message, "root", message)).__name__
    return kind.endswith("Notification")


def error_of(fault):
    error = getattr(fault, "error", None)
    return {"kind": type(fault).__name__, "message": str(fault), "error": as_json(error) if error else None}
