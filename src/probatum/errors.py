"""Every error that Probatum raises on purpose, in one tree.

    ProbatumError                     exit code 1
    ├── UsageError                    exit code 2: what was asked for cannot be done as asked
    │   ├── QuestionError             empty, too long, or in a language the library cannot search
    │   ├── SettingsError             a setting that cannot be read or does not exist
    │   ├── PluginError               no connector, export, audience, ... of that name
    │   └── NotFound                  no such source in the library
    ├── LibraryError
    │   ├── LibraryMissing            there is no library in that directory
    │   ├── LibraryBusy               another process is adding to it
    │   └── LibraryDamaged            the directory is there and cannot be read
    ├── InputError                    a file that cannot be read as what it was said to be
    │   └── AnswerFileError           not an answer that Probatum wrote
    └── OutsideError                  something outside the machine
        ├── OutsideRefused            not permitted by the settings, or refused there
        └── OutsideUnavailable        no sound answer in the attempts or the time given

Every message names the value that failed and ends in what to do. That a library does not answer a
question is not an error but an `Answer` without claims.
"""


class ProbatumError(Exception):
    """Base of all errors raised on purpose; the doors show its text and nothing else."""

    exit_code = 1


class UsageError(ProbatumError):
    """What was asked for cannot be done as asked."""

    exit_code = 2


class QuestionError(UsageError):
    """The question is empty, too long, or in a language the library cannot search."""


class SettingsError(UsageError):
    """A setting cannot be read or does not exist."""


class PluginError(UsageError):
    """There is no plug-in of that kind and name."""


class NotFound(UsageError):
    """The library holds no source with that identifier."""


class LibraryError(ProbatumError):
    """Something is wrong with the library directory."""


class LibraryMissing(LibraryError):
    """There is no library in that directory."""


class LibraryBusy(LibraryError):
    """Another process is adding to the library."""


class LibraryDamaged(LibraryError):
    """The library directory is there and cannot be read."""


class InputError(ProbatumError):
    """A file cannot be read as what it was said to be."""


class AnswerFileError(InputError):
    """The file is not an answer that Probatum wrote."""


class OutsideError(ProbatumError):
    """Something is wrong with what is outside the machine, or with the way there."""


class OutsideRefused(OutsideError):
    """The settings do not permit the request, or the supplier refuses it."""

    status = 0
    """Of the supplier's answer; 0 when it was not asked."""


class OutsideUnavailable(OutsideError):
    """A supplier gives no sound answer in the attempts or the time given."""
