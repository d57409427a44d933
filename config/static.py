from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, inside JavaScript modules too."""

    support_js_module_import_aggregation = True
