#include "indexer/runs/run_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/unit/analyzers/shared_language_data.h"
#include "tests/unit/cli/error_of.h"

namespace fundstelle {
namespace {

using testing::HasSubstr;

using Paths = std::vector<std::string>;

std::vector<Source> sources(const Paths& paths) {
  std::vector<Source> sources;
  for (const std::string& path : paths) sources.push_back({path, {}, {}});
  return sources;
}

Paths paths(const std::vector<Source>& sources) {
  Paths paths;
  for (const Source& source : sources) paths.push_back(source.path);
  return paths;
}

// An index as this program builds it.
PublishedIndex index_of(const Paths& known) {
  PublishedIndex index;
  index.generation = 1;
  index.metadata.fingerprint = analyzer_fingerprint(shared_language_data());
  index.metadata.sources = sources(known);
  return index;
}

RunPlan plan(RunKind kind, const Paths& given, const PublishedIndex* before,
             const FacetSchema& facets = FacetSchema()) {
  RunOptions options;
  options.sources = sources(given);
  options.facets = facets;
  return plan_run(kind, options, before, shared_language_data());
}

struct Case {
  RunKind kind;
  bool index;  // There is one, and it knows of `known`.
  Paths known;
  Paths given;

  bool aside;
  Paths read;
  bool standard_input;
  Paths known_after;
};

class RunPlans : public testing::TestWithParam<Case> {};

TEST_P(RunPlans, SayWhatIsReadAndWhatIsKnownAfterwards) {
  const Case& c = GetParam();
  const PublishedIndex before = index_of(c.known);
  const RunPlan plan_made = plan(c.kind, c.given, c.index ? &before : nullptr);
  EXPECT_EQ(plan_made.aside, c.aside);
  EXPECT_EQ(paths(plan_made.sources), c.read);
  EXPECT_EQ(plan_made.standard_input, c.standard_input);
  EXPECT_EQ(paths(plan_made.known), c.known_after);
  EXPECT_TRUE(plan_made.forgotten.empty());
  EXPECT_EQ(plan_made.note, "");
}

constexpr RunKind kUpdate = RunKind::kUpdate;
constexpr RunKind kRebuild = RunKind::kRebuild;

INSTANTIATE_TEST_SUITE_P(
    OfUpdatesAndRebuilds, RunPlans,
    testing::Values(Case{kUpdate, false, {}, {"/a"}, true, {"/a"}, false, {"/a"}},
                    Case{kUpdate, false, {}, {"-"}, true, {}, true, {"-"}},
                    Case{kUpdate, false, {}, {"/a", "-"}, true, {"/a"}, true, {"-", "/a"}},
                    Case{kUpdate, true, {"/a", "/b"}, {}, false, {"/a", "/b"}, false, {"/a", "/b"}},
                    Case{kUpdate, true, {"/a", "/b"}, {"/b"}, false, {"/b"}, false, {"/a", "/b"}},
                    Case{kUpdate, true, {"/b"}, {"/a"}, false, {"/a"}, false, {"/a", "/b"}},
                    Case{kUpdate, true, {"/a"}, {"-"}, false, {}, true, {"-", "/a"}},
                    Case{kUpdate, true, {"-", "/a"}, {}, false, {"/a"}, false, {"-", "/a"}},
                    Case{kUpdate, true, {"-"}, {}, false, {}, false, {"-"}},
                    Case{kRebuild, false, {}, {"/a"}, true, {"/a"}, false, {"/a"}},
                    Case{kRebuild, true, {"/a", "/b"}, {}, true, {"/a", "/b"}, false, {"/a", "/b"}},
                    Case{kRebuild, true, {"/a"}, {"/b"}, true, {"/a", "/b"}, false, {"/a", "/b"}},
                    Case{kRebuild, true, {"-"}, {}, true, {}, false, {"-"}},
                    Case{kRebuild, true, {"-", "/a"}, {"-"}, true, {"/a"}, true, {"-", "/a"}}));

TEST(RunPlan, TakesTheNewGlobsOfASourceGivenAgain) {
  PublishedIndex before = index_of({"/a"});
  before.metadata.sources[0].include = {"*.md"};
  EXPECT_TRUE(plan(kUpdate, {"/a"}, &before).known.at(0).include.empty());
  EXPECT_EQ(plan(kUpdate, {}, &before).known.at(0).include, Paths{"*.md"});
}

TEST(RunPlan, RebuildsAllSourcesWhenTheFacetsHaveChanged) {
  const PublishedIndex before = index_of({"/a", "/b"});
  const RunPlan made =
      plan(kUpdate, {"/b"}, &before, FacetSchema({{"section", "ressort", {}, {}, 0}}));
  EXPECT_TRUE(made.aside);
  EXPECT_EQ(paths(made.sources), (Paths{"/a", "/b"}));
  EXPECT_THAT(made.note, HasSubstr("the facets have changed"));
}

TEST(RunPlan, RebuildsWhenTheAnalyzersHaveChanged) {
  PublishedIndex before = index_of({"/a"});
  before.metadata.fingerprint = "other";
  const RunPlan made = plan(kUpdate, {}, &before);
  EXPECT_TRUE(made.aside);
  EXPECT_THAT(made.note, HasSubstr("the analyzers have changed"));
}

TEST(RunPlan, RebuildsWhatAnotherVersionWrote) {
  PublishedIndex before = index_of({"/a"});
  before.metadata.schema_version = kSchemaVersion + 1;
  const RunPlan made = plan(kUpdate, {}, &before);
  EXPECT_TRUE(made.aside);
  EXPECT_THAT(made.note, HasSubstr("another version"));
}

TEST(RunPlan, IsRefusedWithoutAnySource) {
  const PublishedIndex before = index_of({});
  for (const PublishedIndex* index : {static_cast<const PublishedIndex*>(nullptr), &before}) {
    for (const RunKind kind : {kUpdate, kRebuild}) {
      EXPECT_EQ(error_of([&] { plan(kind, {}, index); }).message(),
                "the index knows of no sources");
    }
  }
}

TEST(RunPlan, ForgetsWithoutReading) {
  const PublishedIndex before = index_of({"-", "/a", "/b"});
  const RunPlan made = plan(RunKind::kForget, {"/b", "-"}, &before);
  EXPECT_FALSE(made.aside);
  EXPECT_TRUE(made.sources.empty());
  EXPECT_FALSE(made.standard_input);
  EXPECT_EQ(paths(made.forgotten), (Paths{"/b", "-"}));
  EXPECT_EQ(paths(made.known), Paths{"/a"});
}

TEST(RunPlan, ForgetsWithOtherFacetsToo) {
  const PublishedIndex before = index_of({"/a"});
  EXPECT_FALSE(
      plan(RunKind::kForget, {"/a"}, &before, FacetSchema({{"section", "ressort", {}, {}, 0}}))
          .aside);
}

TEST(RunPlan, ForgetsOnlyWhatIsKnown) {
  const PublishedIndex before = index_of({"/a", "/b"});
  const Error error = error_of([&] { plan(RunKind::kForget, {"/a", "/a/deep"}, &before); });
  EXPECT_EQ(error.message(), "/a/deep is no source of the index");
  EXPECT_EQ(error.hint(), "its sources are\n  /a\n  /b");
}

TEST(RunPlan, ForgetsNothingOfNoIndexOrAnotherVersions) {
  EXPECT_EQ(error_of([] { plan(RunKind::kForget, {"/a"}, nullptr); }).message(),
            "there is no index yet");
  PublishedIndex before = index_of({"/a"});
  before.metadata.schema_version = kSchemaVersion + 1;
  EXPECT_THAT(error_of([&] { plan(RunKind::kForget, {"/a"}, &before); }).message(),
              HasSubstr("another version"));
}

}  // namespace
}  // namespace fundstelle
