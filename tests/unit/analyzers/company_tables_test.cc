// The tables of companies as they stand in analyzers/data/companies: what must hold of every row.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analyzers/gazetteer.h"
#include "base/utf8.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> fields(1);
  for (const char c : text) {
    if (c == separator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

struct Row {
  std::string place;  // file and line
  std::vector<std::string> fields;

  std::vector<std::string> list(std::size_t column) const {
    return fields[column].empty() ? std::vector<std::string>() : split(fields[column], '|');
  }
  /// The name and its aliases.
  std::vector<std::string> forms() const {
    std::vector<std::string> all = list(1);
    all.insert(all.begin(), fields[0]);
    return all;
  }
  bool is_doubtful(const std::string& form) const {
    const std::vector<std::string> doubtful = list(4);
    return std::find(doubtful.begin(), doubtful.end(), form) != doubtful.end();
  }
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = [] {
    std::vector<Row> read;
    for (const std::string region : {"dach", "america", "europe", "asia"}) {
      std::ifstream in(FUNDSTELLE_TABLES "/companies/" + region + ".tsv");
      int number = 0;
      for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        read.push_back({region + ".tsv:" + std::to_string(number), split(line, '\t')});
      }
    }
    return read;
  }();
  return all;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

TEST(CompanyTables, HoldThousandsOfFirms) {
  EXPECT_GT(rows().size(), 4'000U);
}

TEST(CompanyTables, HaveFiveColumnsAndNoEmptyField) {
  for (const Row& row : rows()) {
    ASSERT_EQ(row.fields.size(), 5U) << row.place;
    EXPECT_FALSE(row.fields[0].empty()) << row.place;
    EXPECT_FALSE(row.fields[2].empty()) << row.place;
    for (const std::size_t column : {1, 4}) {
      for (const std::string& form : row.list(column)) EXPECT_FALSE(form.empty()) << row.place;
    }
  }
}

TEST(CompanyTables, NameCountriesByTwoCapitals) {
  for (const Row& row : rows()) {
    const std::string& country = row.fields[3];
    EXPECT_TRUE(country.size() == 2 && is_upper(country[0]) && is_upper(country[1])) << row.place;
  }
}

TEST(CompanyTables, HoldNoStraySpaces) {
  for (const Row& row : rows()) {
    for (const std::string& field : row.fields) EXPECT_EQ(trim(field), field) << row.place;
    for (const std::string& form : row.forms()) {
      EXPECT_EQ(trim(form), form) << row.place;
      EXPECT_EQ(form.find("  "), std::string::npos) << row.place;
    }
  }
}

TEST(CompanyTables, NameEachFirmOnce) {
  std::map<std::string, std::string> places;
  for (const Row& row : rows()) {
    const auto [first, is_new] = places.emplace(row.fields[0], row.place);
    EXPECT_TRUE(is_new) << row.fields[0] << ": " << first->second << ", " << row.place;
  }
}

TEST(CompanyTables, MarkOnlyFormsAsDoubtful) {
  for (const Row& row : rows()) {
    const std::vector<std::string> forms = row.forms();
    for (const std::string& form : row.list(4)) {
      EXPECT_TRUE(std::find(forms.begin(), forms.end(), form) != forms.end())
          << row.place << ": " << form;
    }
  }
}

TEST(CompanyTables, HoldNoFormThatIsAStopWordUnlessInCapitalsOrDoubtful) {
  for (const Row& row : rows()) {
    for (const std::string& form : row.forms()) {
      const std::string key = name_key(form);
      bool stop = false;
      for (const Language language : kLanguages) {
        stop = stop || shared_language_data().stop_words(language).contains(key);
      }
      const bool capitals = std::all_of(form.begin(), form.end(), is_upper);
      EXPECT_TRUE(!stop || capitals || row.is_doubtful(form)) << row.place << ": " << form;
    }
  }
}

TEST(CompanyTables, HaveFormsOfTwoCharactersOrMoreThatAreNoLegalForms) {
  for (const Row& row : rows()) {
    for (const std::string& form : row.forms()) {
      EXPECT_GE(name_key(form).size(), 2U) << row.place << ": " << form;
      EXPECT_FALSE(is_legal_form(name_key(form)) &&
                   !std::all_of(form.begin(), form.end(), is_upper))
          << row.place << ": " << form;
    }
  }
}

// What two firms are called says by itself which is meant of neither.
TEST(CompanyTables, MarkAFormOfTwoFirmsAsDoubtfulAtBoth) {
  std::map<std::string, std::vector<std::pair<const Row*, std::string>>> owners;
  for (const Row& row : rows()) {
    std::set<std::string> seen;
    for (const std::string& form : row.forms()) {
      if (seen.insert(name_key(form)).second) owners[name_key(form)].emplace_back(&row, form);
    }
  }
  for (const auto& [key, found] : owners) {
    if (found.size() < 2) continue;
    for (const auto& [row, form] : found) {
      EXPECT_TRUE(row->is_doubtful(form)) << row->place << ": " << form;
    }
  }
}

TEST(CompanyTables, GiveEveryFirmUnderItsName) {
  for (const Row& row : rows()) {
    const NameLookup found = shared_language_data().gazetteer().find(name_key(row.fields[0]));
    ASSERT_TRUE(found.company) << row.place;
    EXPECT_TRUE(found.company->canonical == row.fields[0] || row.is_doubtful(row.fields[0]))
        << row.place << ": " << found.company->canonical;
  }
}

}  // namespace
}  // namespace fundstelle
