#include "index/index_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "base/atomic_file.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "index/generation_folder.h"
#include "index/marker.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

// The files of an index folder; each may also stand there half written.
constexpr std::array<std::string_view, 5> kFiles{"XAPIANDB", "lock", "state.json", "schedule.json",
                                                 kMarkerName};

bool is_file_name(const fs::path& name) {
  return std::any_of(kFiles.begin(), kFiles.end(), [&](const fs::path& file) {
    return name == file || name == unfinished_file(file);
  });
}

// What a file of ours begins with.
bool begins_with(const fs::path& file, std::string_view text) {
  const auto bytes = read_regular_file(file);
  return bytes && bytes->starts_with(text);
}

bool is_ours(const fs::path& entry) {
  const std::string name = entry.filename();
  if (generation_number(name)) return read_marker(entry).has_value();
  if (name == kMarkerName) return read_marker(entry.parent_path()).has_value();
  if (name == "lock") return begins_with(entry, "pid ");
  if (name == "XAPIANDB") return begins_with(entry, "auto gen-");
  if (name == "state.json") return begins_with(entry, "{\n  \"runs\"");
  return false;
}

bool is_regular(const fs::path& path) {
  return fs::is_regular_file(fs::symlink_status(path));
}

void create(const fs::path& index) {
  std::error_code failure;
  fs::create_directories(index.parent_path(), failure);
  if (::mkdir(index.c_str(), 0700) == 0 || errno == EEXIST) return;
  const int cause = errno;
  throw system_failure(fmt::format("cannot create the index folder {}", index.string()), cause,
                       "name another folder with --index");
}

mode_t file_mode(Readers readers) {
  return readers == Readers::kOwner ? 0600 : readers == Readers::kGroup ? 0640 : 0644;
}

// A folder can be searched by those who can read it.
mode_t folder_mode(Readers readers) {
  return readers == Readers::kOwner ? 0700 : readers == Readers::kGroup ? 0750 : 0755;
}

void set_mode(const fs::path& path, mode_t mode) {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  // The bit that lets new files take over the folder's group stays.
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 ||
      ::fchmod(file.number(), mode | (status.st_mode & S_ISGID)) != 0) {
    throw_system_error("change the mode of", path);
  }
}

}  // namespace

std::vector<std::pair<std::string, Readers>> readers_words() {
  return {{"owner", Readers::kOwner}, {"group", Readers::kGroup}, {"all", Readers::kAll}};
}

void prepare_index_folder(const fs::path& index) {
  std::error_code failure;
  if (!fs::exists(index, failure)) create(index);
  if (!fs::is_directory(index, failure)) {
    throw Error(fmt::format("{} is not a folder", index.string()),
                "name a folder for the index with --index");
  }
  std::vector<std::string> foreign;
  for (const fs::directory_entry& entry : fs::directory_iterator(index)) {
    if (is_ours(entry.path())) return;
    const std::string name = entry.path().filename();
    // An indexer that is just beginning has come no further than to files without content.
    if (!is_file_name(name) || !is_regular(entry.path())) foreign.push_back(name);
  }
  if (foreign.empty()) return;
  throw Error(fmt::format("{} is not empty, and no index: it holds {}", index.string(),
                          *std::min_element(foreign.begin(), foreign.end())),
              "name an empty folder, or one that is not there yet, with --index");
}

PrivateFiles::PrivateFiles(Readers readers) : before_(::umask(0777 & ~folder_mode(readers))) {}

PrivateFiles::~PrivateFiles() {
  ::umask(before_);
}

Readers current_readers(const fs::path& index) {
  struct stat status {};
  if (::lstat((index / kMarkerName).c_str(), &status) != 0 &&
      ::lstat((index / "XAPIANDB").c_str(), &status) != 0) {
    return Readers::kOwner;
  }
  if ((status.st_mode & S_IROTH) != 0) return Readers::kAll;
  return (status.st_mode & S_IRGRP) != 0 ? Readers::kGroup : Readers::kOwner;
}

void open_to(const fs::path& index, Readers readers) {
  for (const fs::directory_entry& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    if (is_file_name(name) && is_regular(entry.path())) {
      set_mode(entry.path(), file_mode(readers));
    } else if (generation_number(name) && !entry.is_symlink() && read_marker(entry.path())) {
      for (const fs::directory_entry& file : fs::directory_iterator(entry.path())) {
        if (is_regular(file.path())) set_mode(file.path(), file_mode(readers));
      }
      set_mode(entry.path(), folder_mode(readers));
    }
  }
  set_mode(index / ".", folder_mode(readers));
}

}  // namespace fundstelle
