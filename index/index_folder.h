// The folder of an index: which folder may become one, and who may read it.
//
// A folder becomes an index only if it is empty or is one already, so that nothing of the user's
// can be taken for ours. An index is private to its owner unless it is opened to others; which of
// them may read it is told by the mode of its marker (marker.h), so scheduled runs need not be
// told.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace fundstelle {

enum class Readers { kOwner, kGroup, kAll };

/// The words for them on the command line and in the configuration.
std::vector<std::pair<std::string, Readers>> readers_words();

/// Creates the folder, readable by its owner, when there is none. Throws Error when it is a file,
/// cannot be created, or holds something and shows no sign of being an index: a marker, a stub, a
/// lock file, remembered runs.
void prepare_index_folder(const std::filesystem::path& index);

/// The umask of the process, as long as the object lives: what is made meanwhile can be read by
/// `readers` and written by the owner only. Not copyable: there is one umask.
class PrivateFiles {
 public:
  explicit PrivateFiles(Readers readers);
  ~PrivateFiles();
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;

 private:
  unsigned before_;
};

/// Who may read the index as it is: the owner where there is none yet. An index of an older version
/// has no marker; there the stub tells.
Readers current_readers(const std::filesystem::path& index);

/// Lets `readers`, and nobody else, read what is in the index folder. Links and what is not ours
/// stay as they are. Throws Error.
void open_to(const std::filesystem::path& index, Readers readers);

}  // namespace fundstelle
