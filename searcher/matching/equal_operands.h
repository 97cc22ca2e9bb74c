// Makes one of equal operands: `oil price oil` costs what `oil price` does, and oil weighs twice.
//
// Operands are equal when they stand side by side, take part in the same way (must, may, must not)
// and say the same, words in any case and form of Unicode. The words of phrases and of NEAR are no
// operands: each stands for a place of its own.
#pragma once

#include "searcher/query/query_tree.h"

namespace fundstelle {

/// `tree` with each of several equal operands once, where the first stood, and with the sum of
/// their `times`. A node that is left with one operand becomes that operand. Takes linear time.
query::Node unite_equal_operands(query::Node tree);

}  // namespace fundstelle
