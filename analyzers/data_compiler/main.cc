// Builds the language data file out of the tables in analyzers/data and Debian's word lists. Run by
// CMake:
//   compile_data TABLES_FOLDER FREQUENCIES ENGLISH_FREQUENCIES WORDS DICTIONARY BRITISH_WORDS
//                AMERICAN_WORDS OUTPUT
#include <bit>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analyzers/data_compiler/names.h"
#include "analyzers/data_compiler/spellings.h"
#include "analyzers/data_compiler/tables.h"
#include "analyzers/data_compiler/vocabulary.h"
#include "analyzers/data_compiler/word_cases.h"
#include "analyzers/data_format.h"
#include "base/error.h"
#include "base/hash.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

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

WordCases word_cases(const Sources& sources) {
  WordCases words;
  words.add_english_frequencies(sources.words.english_frequencies);
  words.add_german_frequencies(sources.words.frequencies);
  words.add_english_words(sources.british);
  words.add_english_words(sources.american);
  words.add_german_words(sources.words.words);
  words.add_german_dictionary(sources.words.dictionary);
  return words;
}

void compile(const Sources& sources, const fs::path& output) {
  const fs::path& tables = sources.tables;
  NameTables names;
  for (const char* region : {"dach", "america", "europe", "asia"}) {
    names.add_companies(tables / "companies" / fmt::format("{}.tsv", region));
  }
  names.add_cities(tables / "cities.tsv");
  names.add_other_names(tables / "not_cities.tsv");
  names.add_other_names(tables / "not_companies.tsv");
  names.add_person_names(tables / "person_names.tsv");
  names.add_cues(tables / "name_cues.tsv");
  names.add_cues(tables / "regions.tsv");
  names.add_words(word_cases(sources));
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
  for (const auto& row : read_table(tables / "irregular_en.tsv", 2)) preferred[row[0]] = row[1];
  const SpellingTable spellings = spelling_table(preferred);
  std::map<std::string, std::string> german_forms;
  for (const auto& row : read_table(tables / "irregular_de.tsv", 2)) german_forms[row[0]] = row[1];
  const SpellingTable german_spellings = spelling_table(german_forms);

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
  add_section(data_format::kGermanFormTable, as_bytes(german_spellings.slots));
  add_section(data_format::kGermanForms, german_spellings.spellings);
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
