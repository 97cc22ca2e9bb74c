// Builds the language data file out of the tables in analyzers/data and Debian's word lists. Run by
// CMake:
//   compile_data TABLES_FOLDER FREQUENCIES ENGLISH_FREQUENCIES WORDS DICTIONARY BRITISH_WORDS
//                AMERICAN_WORDS OUTPUT
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "analyzers/compile_spellings.h"
#include "analyzers/compile_vocabulary.h"
#include "analyzers/data_format.h"
#include "analyzers/gazetteer.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(fmt::format("cannot read {}", path.string()));
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t end = text.find(separator);
    fields.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

// The rows of a table with at least `columns` fields; comments and empty lines left out.
std::vector<std::vector<std::string>> read_table(const fs::path& path, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  std::size_t number = 0;
  for (const std::string& line : split(read_file(path), '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(split(line, '\t'));
    rows.back().resize(std::max(rows.back().size(), columns));
    if (rows.back()[0].empty()) {
      throw Error(fmt::format("{}:{}: no name", path.string(), number));
    }
  }
  return rows;
}

// One word without any small letter, such as MAN; names with spaces or digits are plain enough.
bool is_in_capitals(std::string_view name) {
  return name.size() > 1 &&
         name.find_first_of("abcdefghijklmnopqrstuvwxyz 0123456789&.-") == std::string_view::npos;
}

class NameTables {
 public:
  void add_companies(const fs::path& path) {
    enum { kName, kAliases, kLegalName, kCountry, kAmbiguous, kAmbiguousAliases, kColumns };
    const auto rows = read_table(path, kColumns);
    std::vector<std::uint32_t> numbers;
    for (const auto& row : rows) {
      numbers.push_back(add_name(row[kName], "", 0, row[kAmbiguous] == "yes"));
      add_company_key(row[kName], numbers.back(), row[kAmbiguous] == "yes");
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& row = rows[i];
      for (const std::string& alias : split(row[kAmbiguousAliases], '|')) {
        add_company_key(alias, numbers[i], true);
      }
      for (const std::string& alias : split(row[kAliases], '|')) {
        add_company_key(alias, numbers[i], false);
      }
      add_company_key(row[kLegalName], numbers[i], false);
    }
  }

  void add_cities(const fs::path& path) {
    enum { kName, kGerman, kCountry, kPopulation, kAmbiguous, kAliases, kColumns };
    const auto rows = read_table(path, kColumns);  // by falling population: the first one wins
    std::vector<std::uint32_t> numbers;
    for (const auto& row : rows) {
      const auto population = static_cast<std::uint32_t>(std::stoul(row[kPopulation]));
      numbers.push_back(add_name(row[kName], row[kGerman], population, row[kAmbiguous] == "yes"));
      add_city_key(row[kName], numbers.back());
      add_city_key(row[kGerman], numbers.back());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const std::string& alias : split(rows[i][kAliases], '|')) {
        add_city_key(alias, numbers[i]);
      }
    }
  }

  void add_other_names(const fs::path& path) {
    for (const auto& row : read_table(path, 1)) bucket(row[0]).flags |= data_format::kNotAName;
  }

  const std::string& strings() const { return strings_; }
  const std::vector<data_format::Name>& names() const { return names_; }

  std::vector<data_format::Bucket> table() const {
    std::unordered_map<std::string, data_format::Bucket> keys = keys_;
    for (const auto& [key, unused] : keys_) {
      for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
        keys[key.substr(0, at)].flags |= data_format::kBeginsLongerKey;
      }
    }
    std::vector<data_format::Bucket> table(std::bit_ceil(keys.size() * 2));
    for (auto& [key, bucket] : keys) {
      bucket.hash = hash64(key);
      std::size_t slot = bucket.hash & (table.size() - 1);
      while (table[slot].hash != 0) slot = (slot + 1) & (table.size() - 1);
      table[slot] = bucket;
    }
    return table;
  }

 private:
  std::uint32_t add_name(const std::string& name, const std::string& german,
                         std::uint32_t population, bool ambiguous) {
    names_.push_back({add_string(name),
                      german == name ? data_format::StringRef{} : add_string(german), population,
                      ambiguous ? 1U : 0U});
    return static_cast<std::uint32_t>(names_.size());
  }

  data_format::StringRef add_string(const std::string& text) {
    const auto offset = static_cast<std::uint32_t>(strings_.size());
    strings_ += text;
    return {offset, static_cast<std::uint32_t>(text.size())};
  }

  data_format::Bucket& bucket(const std::string& name) { return keys_[name_key(name)]; }

  void add_company_key(const std::string& name, std::uint32_t number, bool ambiguous) {
    if (name_key(name).empty()) return;
    data_format::Bucket& slot = bucket(name);
    if (slot.company != 0 && slot.company != number) return;
    if (!is_in_capitals(name)) slot.flags &= ~data_format::kCompanyInCapitals;
    if (slot.company != 0) return;
    slot.company = number;
    if (ambiguous) slot.flags |= data_format::kCompanyAmbiguous;
    if (is_in_capitals(name)) slot.flags |= data_format::kCompanyInCapitals;
  }

  void add_city_key(const std::string& name, std::uint32_t number) {
    if (name_key(name).empty()) return;
    data_format::Bucket& slot = bucket(name);
    if (slot.city == 0) slot.city = number;
  }

  std::string strings_;
  std::vector<data_format::Name> names_;
  std::unordered_map<std::string, data_format::Bucket> keys_;
};

template <typename T>
std::string_view as_bytes(const std::vector<T>& items) {
  const void* address = items.data();
  return {static_cast<const char*>(address), items.size() * sizeof(T)};
}

struct SpellingTable {
  std::vector<data_format::SpellingSlot> slots;
  std::string spellings;
};

SpellingTable spelling_table(const std::map<std::string, std::string>& preferred) {
  SpellingTable table;
  table.slots.resize(std::bit_ceil(preferred.size() * 2));
  for (const auto& [word, other] : preferred) {
    const std::uint64_t hash = hash64(word);
    std::size_t slot = hash & (table.slots.size() - 1);
    while (table.slots[slot].hash != 0) slot = (slot + 1) & (table.slots.size() - 1);
    table.slots[slot] = {hash,
                         {static_cast<std::uint32_t>(table.spellings.size()),
                          static_cast<std::uint32_t>(other.size())}};
    table.spellings += other;
  }
  return table;
}

// What is read: the project's own tables, and Debian's word lists.
struct Sources {
  fs::path tables;
  VocabularySources words;
  fs::path british;
  fs::path american;
};

void compile(const Sources& sources, const fs::path& output) {
  const fs::path& tables = sources.tables;
  NameTables names;
  names.add_companies(tables / "companies.tsv");
  names.add_cities(tables / "cities.tsv");
  names.add_other_names(tables / "not_cities.tsv");
  const std::string english = read_file(tables / "stop_words_en.txt");
  const std::string german = read_file(tables / "stop_words_de.txt");
  const std::string compounds = read_file(tables / "compounds_de.txt");
  const std::vector<data_format::Bucket> table = names.table();
  const std::vector<data_format::WordSlot> word_table = compile_vocabulary(sources.words);
  auto preferred = compile_spellings(sources.british, sources.american);
  for (const auto& row : read_table(tables / "spellings_en.tsv", 2)) {
    const std::string &british = row[0], &american = row[1];
    preferred.erase(american);
    preferred[british] = american;
    for (auto& [word, other] : preferred) {
      if (other == british) other = american;
    }
  }
  const SpellingTable spellings = spelling_table(preferred);

  data_format::Header header;
  header.magic = data_format::kMagic;
  std::string body;
  const auto add_section = [&](data_format::Section which, std::string_view bytes) {
    body.resize((body.size() + 7) / 8 * 8);
    header.sections[which] = {sizeof(header) + body.size(), bytes.size()};
    body += bytes;
  };
  static_assert(sizeof(header) % 8 == 0);
  add_section(data_format::kStopWordsEnglish, english);
  add_section(data_format::kStopWordsGerman, german);
  add_section(data_format::kStrings, names.strings());
  add_section(data_format::kNames, as_bytes(names.names()));
  add_section(data_format::kNameTable, as_bytes(table));
  add_section(data_format::kWordTable, as_bytes(word_table));
  add_section(data_format::kCompounds, compounds);
  add_section(data_format::kSpellingTable, as_bytes(spellings.slots));
  add_section(data_format::kSpellings, spellings.spellings);
  header.checksum = hash64(body);

  std::ofstream out(output, std::ios::binary | std::ios::trunc);
  const void* address = &header;
  out.write(static_cast<const char*>(address), sizeof(header));
  out.write(body.data(), static_cast<std::streamsize>(body.size()));
  if (!out.flush()) throw Error(fmt::format("cannot write {}", output.string()));
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  if (argc != 9) {
    fmt::print(stderr,
               "usage: compile_data TABLES_FOLDER FREQUENCIES ENGLISH_FREQUENCIES WORDS DICTIONARY "
               "BRITISH_WORDS AMERICAN_WORDS OUTPUT\n");
    return 2;
  }
  try {
    const std::filesystem::path tables = argv[1];
    fundstelle::compile({tables,
                         {argv[2], argv[3], argv[4], argv[5], tables / "stop_words_de.txt",
                          tables / "forbidden_parts_de.txt"},
                         argv[6],
                         argv[7]},
                        argv[8]);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "compile_data: {}\n", problem.what());
    return 2;
  }
  return 0;
}
