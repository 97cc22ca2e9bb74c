#include "index/generations.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/descriptor.h"
#include "index/generation_folder.h"
#include "index/xapian/database.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";

}  // namespace

std::optional<std::uint32_t> Generations::current() const {
  const Stub stub = read_stub();
  if (stub.damage) throw *stub.damage;
  return stub.generation;
}

std::optional<std::uint32_t> Generations::previous() const {
  const Stub stub = read_stub();
  if (stub.damage) throw *stub.damage;
  if (stub.previous && !fs::exists(folder(*stub.previous))) return std::nullopt;
  return stub.previous;
}

std::optional<Error> Generations::damage() const {
  return read_stub().damage;
}

Generations::Stub Generations::read_stub() const {
  std::error_code failure;
  const fs::file_status status = fs::status(index_, failure);
  if (status.type() == fs::file_type::not_found) return {};
  if (status.type() != fs::file_type::directory) {
    if (failure) throw system_failure(fmt::format("cannot read {}", index_.string()), failure);
    throw Error(fmt::format("{} is not a folder", index_.string()),
                "name a folder for the index with --index");
  }
  const fs::path path = index_ / kStub;
  const std::optional<std::string> bytes = read_regular_file(path);
  if (!bytes) {
    // What a first build has left that was killed is no index yet.
    const std::vector<std::uint32_t> found = candidates();
    if (std::all_of(found.begin(), found.end(),
                    [&](std::uint32_t number) { return fate(number) == Fate::kUnfinished; })) {
      return {};
    }
    return {{}, {}, stub_error(fmt::format("{} is missing", path.string()))};
  }
  std::istringstream in(*bytes);
  std::string backend, name, hash, word, before;
  in >> backend >> name >> hash >> word >> before;
  const auto number = generation_number(name);
  if (!number) {
    return {{}, {}, stub_error(fmt::format("{} does not name a generation", path.string()))};
  }
  const auto previous = generation_number(before);
  if (previous == number) {  // one of them has been changed into the other
    return {{}, {}, stub_error(fmt::format("{} names one generation twice", path.string()))};
  }
  return {number, previous, {}};
}

Error Generations::stub_error(const std::string& what) const {
  const std::vector<std::uint32_t> found = candidates();
  if (found.empty()) return Error(what, "run `indexer rebuild`");
  return Error(what, fmt::format("`indexer rollback` takes {} back into use",
                                 generation_name(found.front())));
}

// Those that show signs of a database. Which of them can be opened is left to the caller.
std::vector<std::uint32_t> Generations::candidates() const {
  std::vector<std::uint32_t> found = numbers();
  const std::string own = id();
  std::erase_if(found, [&](std::uint32_t number) {
    const auto marker = read_marker(folder(number));
    const bool is_foreign = marker && !own.empty() && marker->index_id != own;
    return is_foreign || !shows_a_database(folder(number));
  });
  const auto was_in_force = [&](std::uint32_t number) {
    const auto known = fate(number);
    return known == Fate::kPublished || known == Fate::kKept;
  };
  std::sort(found.rbegin(), found.rend());
  std::stable_partition(found.begin(), found.end(), was_in_force);
  return found;
}

fs::path Generations::folder(std::uint32_t generation) const {
  return index_ / generation_name(generation);
}

std::string Generations::id() const {
  const auto marker = read_marker(index_);
  return marker ? marker->index_id : std::string();
}

std::vector<std::uint32_t> Generations::numbers() const {
  std::vector<std::uint32_t> found;
  std::error_code no_folder;
  for (const fs::directory_entry& entry : fs::directory_iterator(index_, no_folder)) {
    if (const auto number = generation_number(entry.path().filename().native())) {
      found.push_back(*number);
    }
  }
  return found;
}

std::optional<Fate> Generations::fate(std::uint32_t generation) const {
  const auto marker = read_marker(folder(generation));
  return marker ? marker->fate : std::nullopt;
}

void Generations::set_fate(std::uint32_t generation, Fate fate) const {
  write_marker(folder(generation), {id(), fate});
}

std::vector<fs::path> Generations::leftovers() const {
  const Stub stub = read_stub();
  if (stub.damage) return {};
  std::vector<fs::path> left;
  const std::string own = id();
  for (const std::uint32_t number : numbers()) {
    if (number == stub.generation || number == stub.previous) continue;
    if (!is_of_index(folder(number), own)) continue;
    const auto known = fate(number);
    if (known == Fate::kUnfinished || known == Fate::kRetired) left.push_back(folder(number));
  }
  for (const fs::path& path : {unfinished_file(index_ / kStub), index_ / kMarkerlessName}) {
    if (fs::exists(fs::symlink_status(path))) left.push_back(path);
  }
  std::sort(left.begin(), left.end());
  return left;
}

std::vector<fs::path> Generations::kept() const {
  const Stub stub = read_stub();
  const std::vector<fs::path> left = leftovers();
  std::vector<fs::path> kept;
  for (const std::uint32_t number : numbers()) {
    if (number == stub.generation || number == stub.previous) continue;
    if (std::find(left.begin(), left.end(), folder(number)) != left.end()) continue;
    kept.push_back(folder(number));
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

void Generations::take_possession() const {
  const Stub stub = read_stub();
  if (id().empty()) {
    // A marker that is lost is told by the generation in force.
    const auto of_current =
        stub.generation ? read_marker(folder(*stub.generation)) : std::optional<Marker>();
    write_marker(index_, {of_current ? of_current->index_id : make_index_id(), std::nullopt});
  }
  const std::string own = id();
  for (const auto& number : {stub.generation, stub.previous}) {
    if (!number || !fs::is_directory(fs::symlink_status(folder(*number)))) continue;
    const auto marker = read_marker(folder(*number));
    const bool is_known = marker && marker->index_id == own &&
                          (marker->fate == Fate::kPublished || marker->fate == Fate::kKept);
    if (!is_known) set_fate(*number, Fate::kPublished);
    std::error_code ignored;  // what a kill has left of a change of its fate
    fs::remove(unfinished_file(folder(*number) / kMarkerName), ignored);
  }
  for (const fs::path& path : leftovers()) {
    if (fs::is_directory(fs::symlink_status(path))) {
      remove_generation(path);
    } else {  // a stub that was not published
      std::error_code ignored;
      fs::remove(path, ignored);
    }
  }
}

std::uint32_t Generations::create() const {
  // Also none that the stub names, whether or not it is there.
  const Stub stub = read_stub();
  std::uint32_t number = std::max(stub.generation.value_or(0), stub.previous.value_or(0));
  for (const std::uint32_t taken : numbers()) number = std::max(number, taken);
  ++number;
  // It appears with its marker, or a kill in between would leave a folder that nobody knows.
  const fs::path markerless = index_ / kMarkerlessName;
  if (!fs::create_directory(markerless)) {
    throw Error(fmt::format("{} is in the way, and not ours", markerless.string()), "move it away");
  }
  try {
    write_marker(markerless, {id(), Fate::kUnfinished});
    fs::rename(markerless, folder(number));
  } catch (...) {
    remove_generation(markerless);
    throw;
  }
  return number;
}

void Generations::discard(std::uint32_t generation) const noexcept {
  try {
    if (read_stub().generation == generation) return;
    if (is_of_index(folder(generation), id())) remove_generation(folder(generation));
  } catch (const std::exception&) {
    // Where the stub cannot be read nothing may be removed; the next run will.
  }
}

void Generations::keep(std::uint32_t generation) const {
  if (fs::is_directory(fs::symlink_status(folder(generation)))) set_fate(generation, Fate::kKept);
}

void Generations::publish(std::uint32_t generation) const {
  const Stub stub = read_stub();
  std::optional<std::uint32_t> before = stub.generation;
  if (stub.damage) {
    for (const std::uint32_t number : candidates()) {
      if (!before && number != generation) before = number;
    }
  }
  sync_folder(folder(generation));
  std::optional<fs::path> outdated;
  if (stub.previous && *stub.previous != generation && fate(*stub.previous) == Fate::kPublished) {
    // Before the stub forgets it: afterwards nothing would tell what it is.
    set_fate(*stub.previous, Fate::kRetired);
    outdated = folder(*stub.previous);
  }
  std::string text = fmt::format("auto {}\n", generation_name(generation));
  if (before) text += fmt::format("# previous {}\n", generation_name(*before));
  const auto clean_up = [&] {
    try {
      set_fate(generation, Fate::kPublished);
    } catch (const Error&) {
      // The stub names it, so the next run does that (take_possession).
    }
    if (outdated) remove_generation(*outdated);
  };
  try {
    write_file_atomically(index_ / kStub, text);
  } catch (const Error&) {
    // It may have been replaced, and only not be known to be on the disk.
    if (read_stub().generation == generation) clean_up();
    throw;
  }
  clean_up();
}

}  // namespace fundstelle
