#include "indexer/checks/table_check.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include "base/bytes.h"
#include "base/error.h"
#include "index/xapian/checksums.h"
#include "index/xapian/database.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPart = "tables";

// What Xapian has against a database or one of its tables; `what` is empty when it is sound.
struct Complaint {
  std::string what;
  std::string remedy;

  friend bool operator==(const Complaint&, const Complaint&) = default;
};

Complaint check(const fs::path& path) {
  try {
    const std::size_t errors = Xapian::Database::check(path.string());
    if (errors == 0) return {};
    return {fmt::format("Xapian's check finds {} {}; `xapian-check {}` lists them", errors,
                        errors == 1 ? "error" : "errors", path.string()),
            {}};
  } catch (const Xapian::Error& error) {
    const char* system = error.get_error_string();
    if (system == nullptr) return {error.get_msg(), {}};
    return {fmt::format("{}: {}", error.get_msg(), system), kSystemRemedy};
  } catch (const std::exception& error) {  // by damaged lengths: std::length_error
    return {fmt::format("cannot be read: {}", error.what()), {}};
  }
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) return;  // the reader takes what is missing for a crash
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_all(int file) {
  std::string bytes;
  std::array<char, 4096> buffer{};
  for (ssize_t size = 0; (size = ::read(file, buffer.data(), buffer.size())) > 0;) {
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return bytes;
}

// In a process of its own, as Xapian 1.4.22 can crash on tables that are damaged badly enough.
Complaint check_apart(const fs::path& path) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
    throw system_failure("cannot make a pipe", errno);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    const Complaint found = check(path);
    std::string bytes;
    append_string(bytes, found.what);
    append_string(bytes, found.remedy);
    write_all(pipe[1], bytes);
    ::_exit(0);
  }
  const int failure = errno;
  ::close(pipe[1]);
  const std::string bytes = child < 0 ? std::string() : read_all(pipe[0]);
  ::close(pipe[0]);
  if (child < 0) throw system_failure("cannot start a process", failure);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (status != 0 || bytes.empty()) return {"Xapian's check crashes", {}};
  ByteReader reader(bytes);
  Complaint found;
  found.what = reader.string();
  found.remedy = reader.string();
  return found;
}

// A missing term list is no error to Xapian, but no document could be changed any more.
bool are_there(const fs::path& folder, Findings& findings) {
  if (is_of_other_format(folder)) return true;
  bool all = true;
  for (const char* table : kTablesInUse) {
    std::error_code failure;
    if (fs::exists(folder / table, failure)) continue;
    all = false;
    const std::string path = (folder / table).string();
    if (failure) {
      findings.add(kPart, fmt::format("{}: {}", path, failure.message()), kSystemRemedy);
    } else {
      findings.add(kPart, fmt::format("{} is missing", path));
    }
  }
  return all;
}

bool may_be_written(const fs::path& folder) {
  if (is_of_other_format(folder)) return ::access(folder.c_str(), W_OK) == 0;
  return std::all_of(kTablesInUse.begin(), kTablesInUse.end(), [&](const char* table) {
    return ::faccessat(AT_FDCWD, (folder / table).c_str(), R_OK | W_OK, AT_EACCESS) == 0;
  });
}

// Those of our own; true when nothing is left to be checked.
bool check_bytes(const fs::path& folder, Findings& findings, std::vector<std::string>& notes) {
  glass::ChecksumTest test;
  try {
    test = glass::test_checksums(folder);
  } catch (const Error& refusal) {
    findings.add(kPart, refusal.message(), kSystemRemedy);
    return true;
  }
  for (std::string& damage : test.damages) findings.add(kPart, std::move(damage));
  if (!test.damages.empty()) return true;
  if (!test.complete) {
    notes.push_back(fmt::format("the bytes of the tables could not be checked: {}", test.gap));
  }
  if (!kXapianChecks) return true;
  if (may_be_written(folder)) return false;
  if (!test.complete) {
    notes.push_back(
        fmt::format("the structure of the tables was not checked: Xapian would have "
                    "to open those in {} to write",
                    folder.string()));
  }
  return true;
}

}  // namespace

void check_tables(const fs::path& folder, Findings& findings, std::vector<std::string>& notes) {
  if (!are_there(folder, findings) || check_bytes(folder, findings, notes)) return;
  const Complaint of_all = check_apart(folder);
  if (of_all.what.empty()) return;
  // The check ends at the first table that cannot be read, and does not say which that is.
  std::array<Complaint, kTablesInUse.size()> of_each;
  if (!is_of_other_format(folder)) {
    for (std::size_t i = 0; i < of_each.size(); ++i) {
      of_each[i] = check_apart(folder / kTablesInUse[i]);
    }
  }
  if (of_each[0] == of_each[1]) {  // none, or what all of them depend on
    findings.add(kPart, fmt::format("{}: {}", folder.string(), of_all.what), of_all.remedy);
    return;
  }
  for (std::size_t i = 0; i < of_each.size(); ++i) {
    if (of_each[i].what.empty()) continue;
    findings.add(kPart, fmt::format("{}: {}", (folder / kTablesInUse[i]).string(), of_each[i].what),
                 of_each[i].remedy);
  }
}

}  // namespace fundstelle
