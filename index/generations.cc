#include "index/generations.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <set>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/atomic_file.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kFolderPrefix = "gen-";

// The number in a generation's name, also with something behind it (gen-0007.tmp).
std::optional<std::uint32_t> number_in(std::string_view name) {
  if (!name.starts_with(kFolderPrefix)) return std::nullopt;
  name.remove_prefix(kFolderPrefix.size());
  std::uint32_t number = 0;
  const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (failure != std::errc{} || end == name.data()) return std::nullopt;
  return number;
}

void remove(const std::vector<fs::path>& folders) {
  for (const fs::path& path : folders) {
    std::error_code ignored;  // a reader on a network file system may still hold files
    fs::remove_all(path, ignored);
  }
}

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

Generations::Stub Generations::read_stub() const {
  std::error_code failure;
  const fs::file_status status = fs::status(index_, failure);
  if (status.type() == fs::file_type::not_found) return {};
  if (status.type() != fs::file_type::directory) {
    return {{},
            {},
            Error(fmt::format("{} is not a folder", index_.string()),
                  "name a folder for the index with --index")};
  }
  const fs::path stub = index_ / kStub;
  std::ifstream in(stub);
  if (!in) {
    const std::string reason = std::strerror(errno);
    if (!fs::exists(stub, failure) && !failure) return {};
    return {{}, {}, Error(fmt::format("cannot read {}: {}", stub.string(), reason))};
  }
  std::string backend, name;
  in >> backend >> name;
  const auto number = number_in(name);
  if (!number) {
    return {{},
            {},
            Error(fmt::format("{} does not name a generation", stub.string()),
                  "run `indexer rebuild`")};
  }
  std::string hash, word, before;
  in >> hash >> word >> before;
  const auto previous = number_in(before);
  if (previous == number) {  // one of them has been changed into the other
    return {{},
            {},
            Error(fmt::format("{} names one generation twice", stub.string()),
                  "run `indexer rebuild`")};
  }
  return {number, previous, {}};
}

fs::path Generations::folder(std::uint32_t generation) const {
  return index_ / fmt::format("{}{:04}", kFolderPrefix, generation);
}

std::vector<fs::path> Generations::leftovers() const {
  const Stub stub = read_stub();
  if (stub.damage) return {};
  std::vector<fs::path> left = all_but(stub.generation, stub.previous);
  const fs::path unpublished = unfinished_file(index_ / kStub);
  if (fs::exists(unpublished)) left.push_back(unpublished);
  return left;
}

void Generations::remove_leftovers() const {
  remove(leftovers());
}

std::uint32_t Generations::next() const {
  std::uint32_t highest = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(index_)) {
    highest = std::max(highest, number_in(entry.path().filename().string()).value_or(0));
  }
  return highest + 1;
}

void Generations::publish(std::uint32_t generation) const {
  const auto before = read_stub().generation;
  sync_folder(folder(generation));
  std::string stub = fmt::format("auto {}\n", folder(generation).filename().string());
  // One that is gone has left its number to the next.
  if (before && before != generation)
    stub += fmt::format("# previous {}\n", folder(*before).filename().string());
  write_file_atomically(index_ / kStub, stub);
  remove(all_but(generation, before));
}

std::vector<fs::path> Generations::all_but(std::optional<std::uint32_t> first,
                                           std::optional<std::uint32_t> second) const {
  std::set<fs::path> keep;
  if (first) keep.insert(folder(*first));
  if (second) keep.insert(folder(*second));
  std::vector<fs::path> others;
  for (const fs::directory_entry& entry : fs::directory_iterator(index_)) {
    if (!number_in(entry.path().filename().string()) || keep.contains(entry.path())) continue;
    others.push_back(entry.path());
  }
  return others;
}

}  // namespace fundstelle
