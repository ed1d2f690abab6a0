"""Which of gazu's functions were called, and whether one of the calls came back."""

import functools
import importlib
import inspect
import pkgutil
import types

import gazu

# They need packages that a bot's script does without.
_APART = {"aio", "cli"}


def functions():
    """Every public function of gazu that takes a client: its module, its name, itself."""
    for info in pkgutil.iter_modules(gazu.__path__):
        if info.name in _APART or info.name.startswith("_"):
            continue
        module = importlib.import_module("gazu." + info.name)
        for name, function in vars(module).copy().items():
            if name.startswith("_") or not isinstance(function, types.FunctionType):
                continue
            if inspect.unwrap(function).__module__ != module.__name__:
                continue
            if "client" in inspect.signature(function).parameters:
                yield module, name, function


def record(called, patch):
    """Makes each function note in `called` that it came back; `patch(module, name, function)` puts it in place."""
    for module, name, function in functions():
        patch(module, name, _noting(f"{module.__name__.removeprefix('gazu.')}.{name}", function, called))


def _noting(name, function, called):
    @functools.wraps(function)
    def noting(*args, **kwargs):
        answer = function(*args, **kwargs)
        called.add(name)
        return answer

    return noting
