#include "base/atomic_file.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

void sync(const Descriptor& file, const fs::path& path) {
  if (::fsync(file.number()) != 0) throw_system_error("synchronise", path);
}

void sync(const fs::path& path, int flags) {
  sync(Descriptor(path, flags), path);
}

// Takes a file away again unless it is kept.
class NewFile {
 public:
  explicit NewFile(const fs::path& path) : path_(path) {}
  ~NewFile() {
    if (!kept_) ::unlink(path_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void keep() { kept_ = true; }

 private:
  const fs::path& path_;
  bool kept_ = false;
};

// Makes the file, in place of what a kill may have left there; a link put there would lead the
// bytes elsewhere, so nothing that exists is opened.
void write_new_file(const fs::path& path, std::string_view content) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw_system_error("replace", path);
  const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL);
  write_all(file, content, path);
  sync(file, path);
}

}  // namespace

fs::path unfinished_file(const fs::path& path) {
  fs::path beside = path;
  beside += ".new";
  return beside;
}

void write_file_atomically(const fs::path& path, std::string_view content) {
  const fs::path beside = unfinished_file(path);
  NewFile file(beside);
  write_new_file(beside, content);
  if (::rename(beside.c_str(), path.c_str()) != 0) throw_system_error("replace", path);
  file.keep();
  sync(path.parent_path() / ".", O_RDONLY | O_DIRECTORY);  // the folder itself may be a link
}

void sync_folder(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && !entry.is_symlink()) sync(entry.path(), O_RDONLY);
  }
  sync(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace fundstelle
