// Sources made up from a seed: text, Markdown and JSON Lines files in two folders, in English and
// German, that change at random. The same seed gives the same sources and the same changes.
//
// What was written is remembered, so how many documents hold a marker word is known without asking
// an index. No change empties a folder or removes more than a few files, which an update would
// refuse.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace fundstelle {

/// Words that stand in some documents only and are known to be counted.
const std::vector<std::string>& marker_words();

class RandomSources {
 public:
  /// Writes them below `folder`.
  RandomSources(std::filesystem::path folder, std::uint64_t seed);

  /// The two folders that are sources.
  std::string news() const { return folder_ / "news"; }
  std::string archive() const { return folder_ / "archive"; }

  /// Adds, changes, renames and removes some files, and records in files of records.
  void change();

  /// Changes one file of news(). Whoever looks sees the file before or after.
  void change_one_file();

  /// How many documents below `sources` there are; only those with `word` unless it is empty.
  int documents(const std::vector<std::string>& sources, const std::string& word = "") const;

 private:
  struct Article {
    std::string id;
    std::string text;
    std::string company;
    std::string date;
    std::string topic;
  };
  using Articles = std::vector<Article>;
  using Files = std::map<std::filesystem::path, Articles>;

  std::size_t below(std::size_t limit);
  const std::string& one_of(const std::vector<std::string>& choices);
  Article make_article();
  Articles make_articles(const std::filesystem::path& path);
  Files::iterator any_file();
  void add_file(const std::filesystem::path& folder);
  void change_file(Files::iterator file);
  void write(const std::filesystem::path& path, const Articles& articles) const;

  std::filesystem::path folder_;
  std::mt19937_64 random_;
  Files files_;
  std::uint64_t next_number_ = 0;
};

}  // namespace fundstelle
