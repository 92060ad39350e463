// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <QString>

namespace lc {

/// The present members of a record, each with its value; visits in the rows' order.
template <class Visit> void forEachMember(const Type &type, const void *object, Visit visit)
{
    for (const Field &row : type.fields) {
        if (const void *value = row.type->peek(row.inConst(object)))
            visit(row, value);
    }
}

/// A member's name in the service model, from which the AWS CLI and boto3 derive theirs.
QString modelNameOf(const Field &row);
/// What stands for a sensitive member: "<Token>".
QString placeholderOf(const Field &row);
/// A number that, read back, is the same again.
QString numberText(double value);

/// Writes values as literals of JSON or Python, with the names of the service model; sensitive
/// members become placeholders.
class LiteralWriter {
public:
    enum class Form { Json, Python };
    enum class Layout { OneLine, Indented };

    LiteralWriter(Form form, Layout layout) : m_form(form), m_layout(layout) { }

    QString record(const Type &type, const void *object);
    QString value(const Field &row, const void *value);

private:
    void members(const Type &type, const void *object);
    void member(const Field &row, const void *value);
    void write(const ValueType &type, const void *value);
    void map(const ValueType &type, const void *value);
    void text(const QString &value);
    void boolean(bool value);
    void open(QChar bracket);
    void next();
    void key(const QString &name);
    void close(QChar bracket);
    void newLine();

    Form m_form;
    Layout m_layout;
    QString m_text;
    int m_depth = 0;
    bool m_isFirst = true;
};

} // namespace lc
