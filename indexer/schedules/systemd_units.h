// The texts of a user service and its timer: pure functions, nothing is written or run.
//
// The service may write to the index folder only, has no network, and gives way to everything else
// on the machine. Its restrictions are those that work in the user manager of systemd 252
// (systemd.exec(5)): file system and network are closed off by PrivateUsers=, the others are system
// call filters that need no privileges. Where user namespaces are forbidden, systemd goes on
// without the former. Root needs no PrivateUsers=, which would keep it from reading others' files.
#pragma once

#include <string>
#include <string_view>

#include "indexer/schedules/scheduled_run.h"

namespace fundstelle {

/// `text` as one argument of ExecStart=: quoted, C-style escapes, `%` and `$` doubled.
std::string exec_argument(std::string_view text);

/// `path` as one word of ReadWritePaths=, which knows quotes and `%`, but no `$` and no C-style
/// escapes. Not for control characters.
std::string path_word(std::string_view path);

/// Throws Error when systemd could not read it: a path that is not UTF-8, or quotes, backslashes or
/// control characters in the path of the program.
std::string service_unit(const ScheduledRun& run);

std::string timer_unit(const ScheduledRun& run);

}  // namespace fundstelle
