#include "tests/crash/random_sources.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr std::size_t kNewsFiles = 60;
constexpr std::size_t kArchiveFiles = 12;
constexpr std::size_t kMostRecords = 30;  // in a file
constexpr std::size_t kMostWords = 240;   // of a text

const Words kEnglish = {
    "the",     "a",        "of",     "and",       "in",         "company", "workers",  "closes",
    "factory", "research", "market", "reports",   "government", "rules",   "interest", "rates",
    "rise",    "after",    "months", "of",        "talks",      "about",   "jobs",     "energy",
    "prices",  "harbour",  "trains", "scientist", "vaccine",    "banks",   "court",    "lawyers"};
const Words kGerman = {"der",
                       "die",
                       "und",
                       "in",
                       "das",
                       "Unternehmen",
                       "schließt",
                       "Werk",
                       "Forscher",
                       "Labor",
                       "Forschungslabor",
                       "Arbeitsplätze",
                       "Regierung",
                       "Zinsen",
                       "steigen",
                       "nach",
                       "Monaten",
                       "Verhandlungen",
                       "Bahnstreik",
                       "Preise",
                       "Hafen",
                       "Tarifvertrag",
                       "Gericht",
                       "Wohnungsbau",
                       "Kündigungen",
                       "Windkraft",
                       "von",
                       "gegen",
                       "Straße",
                       "Börsengang"};
const Words kCompanies = {"Siemens", "Amazon", "Volkswagen", "Microsoft", "Lufthansa"};
const Words kCities = {"Berlin", "Shanghai", "Munich", "Seattle", "Zurich"};
const Words kTopics = {"economy", "politics", "science"};
const Words kSuffixes = {".txt", ".md", ".jsonl"};

bool holds_records(const fs::path& path) {
  return path.extension() == ".jsonl";
}

bool has_word(const std::string& text, const std::string& word) {
  return text.find(" " + word + " ") != text.npos;
}

}  // namespace

const Words& marker_words() {
  static const Words words = {"Leuchtturm", "lighthouse", "Brandung"};
  return words;
}

RandomSources::RandomSources(fs::path folder, std::uint64_t seed)
    : folder_(std::move(folder)), random_(seed) {
  for (std::size_t i = 0; i < kNewsFiles; ++i) add_file(news());
  for (std::size_t i = 0; i < kArchiveFiles; ++i) add_file(archive());
}

void RandomSources::change() {
  for (std::size_t i = 0; i < 4; ++i) {
    add_file(below(3) == 0 ? archive() : news());
    change_file(any_file());
    const auto renamed = any_file();
    const fs::path path =
        renamed->first.parent_path() /
        fmt::format("renamed-{}{}", next_number_++, renamed->first.extension().string());
    fs::rename(renamed->first, path);
    files_[path] = std::move(renamed->second);
    files_.erase(renamed);
    // One leaves for each that came.
    const auto removed = any_file();
    if (documents({news()}) < 2 || documents({archive()}) < 2) continue;
    fs::remove(removed->first);
    files_.erase(removed);
  }
}

void RandomSources::change_one_file() {
  auto file = any_file();
  while (!file->first.native().starts_with(news() + "/")) file = any_file();
  change_file(file);
}

int RandomSources::documents(const Words& sources, const std::string& word) const {
  int count = 0;
  for (const auto& [path, articles] : files_) {
    const auto holds = [&](const std::string& source) {
      return path.native().starts_with(source + "/");
    };
    if (std::none_of(sources.begin(), sources.end(), holds)) continue;
    for (const Article& article : articles) {
      if (word.empty() || has_word(article.text, word)) ++count;
    }
  }
  return count;
}

std::size_t RandomSources::below(std::size_t limit) {
  return random_() % limit;
}

const std::string& RandomSources::one_of(const Words& choices) {
  return choices[below(choices.size())];
}

RandomSources::Article RandomSources::make_article() {
  Article article;
  article.id = fmt::format("r{}", next_number_++);
  const Words& vocabulary = below(2) == 0 ? kEnglish : kGerman;
  for (std::size_t left = 1 + below(kMostWords); left > 0; --left) {
    article.text += one_of(vocabulary) + (below(12) == 0 ? ".\n" : " ");
  }
  article.text += "in " + one_of(kCities);
  // From frequent to rare.
  for (std::size_t i = 0; i < marker_words().size(); ++i) {
    if (below(std::size_t{3} << (2 * i)) == 0) article.text += " " + marker_words()[i] + " ";
  }
  if (below(2) == 0) article.company = one_of(kCompanies);
  if (below(3) != 0) {
    article.date = fmt::format("{}-{:02}-{:02}", 2015 + below(11), 1 + below(12), 1 + below(28));
  }
  article.topic = one_of(kTopics);
  return article;
}

RandomSources::Articles RandomSources::make_articles(const fs::path& path) {
  Articles articles;
  for (std::size_t left = holds_records(path) ? 1 + below(kMostRecords) : 1; left > 0; --left) {
    articles.push_back(make_article());
  }
  return articles;
}

RandomSources::Files::iterator RandomSources::any_file() {
  return std::next(files_.begin(), static_cast<std::ptrdiff_t>(below(files_.size())));
}

void RandomSources::add_file(const fs::path& folder) {
  const fs::path path = folder / fmt::format("folder-{}", below(5)) /
                        fmt::format("file-{}{}", next_number_++, one_of(kSuffixes));
  const Articles& articles = files_[path] = make_articles(path);
  write(path, articles);
}

void RandomSources::change_file(Files::iterator file) {
  auto& [path, articles] = *file;
  if (holds_records(path)) {
    articles[below(articles.size())].text += " und mehr ";
    articles.insert(articles.begin() + static_cast<std::ptrdiff_t>(below(articles.size())),
                    make_article());
    articles.erase(articles.begin() + static_cast<std::ptrdiff_t>(below(articles.size())));
  } else {
    articles = make_articles(path);
  }
  write(path, articles);
}

void RandomSources::write(const fs::path& path, const Articles& articles) const {
  fs::create_directories(path.parent_path());
  const fs::path beside = path.parent_path() / ".being-written";  // hidden, so it is no source
  std::ofstream out(beside, std::ios::binary);
  for (const Article& article : articles) {
    if (holds_records(path)) {
      nlohmann::ordered_json record = {{"id", article.id}, {"text", article.text}};
      if (!article.company.empty()) record["company"] = article.company;
      if (!article.date.empty()) record["date"] = article.date;
      record["topic"] = article.topic;
      out << record.dump() << "\n";
      continue;
    }
    out << "---\ntopic: " << article.topic << "\n";
    if (!article.company.empty()) out << "company: " << article.company << "\n";
    if (!article.date.empty()) out << "date: " << article.date << "\n";
    out << "---\n\n" << article.text << "\n";
  }
  out.close();
  if (!out) throw std::runtime_error("cannot write " + beside.string());
  fs::rename(beside, path);
}

}  // namespace fundstelle
