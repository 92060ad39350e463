// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplevalues.h"

namespace lc {

namespace {

class Filler {
public:
    void record(const Type &type, void *object)
    {
        for (const Field &field : type.fields)
            value(*field.type, field.type->engage(field.in(object)));
    }

private:
    QString nextText()
    {
        // Letters that need escaping or several bytes are part of the sample.
        return QStringLiteral("v%1 \"\\ \n ä€😀 <b>").arg(++m_count);
    }

    void value(const ValueType &type, void *place)
    {
        switch (type.kind) {
        case Kind::Text:
            *static_cast<QString *>(place) = nextText();
            break;
        case Kind::Integer:
            *static_cast<qint64 *>(place) =
                ++m_count % 2 ? std::numeric_limits<qint64>::max() - m_count : -m_count;
            break;
        case Kind::Real:
            *static_cast<double *>(place) = ++m_count + 0.1;
            break;
        case Kind::Boolean:
            *static_cast<bool *>(place) = ++m_count % 2 != 0;
            break;
        case Kind::Timestamp:
            *static_cast<Instant *>(place) =
                Instant(std::chrono::milliseconds(1'568'825'118'617 + ++m_count));
            break;
        case Kind::Date:
            static_cast<DateText *>(place)->text = nextText();
            break;
        case Kind::Choice: {
            const auto values = type.choice().values;
            static_cast<OpenChoice *>(place)->text = ++m_count % 3 == 0
                ? QStringLiteral("A_WORD_OF_TOMORROW")
                : QString::fromLatin1(values[size_t(m_count) % values.size()].wireName);
            break;
        }
        case Kind::Record:
            record(type.record(), place);
            break;
        case Kind::List:
            for (int i = 0; i < 2; ++i)
                value(*type.element, type.element->engage(type.append(place)));
            break;
        case Kind::Map:
            for (int i = 0; i < 2; ++i)
                value(*type.element, type.element->engage(type.insert(place, nextText())));
            break;
        }
    }

    int m_count = 0;
};

void collect(const ValueType &type, QSet<const Type *> &types)
{
    if (type.element)
        collect(*type.element, types);
    if (type.kind == Kind::Record)
        collectTypes(type.record(), types);
}

} // namespace

void fillWithSamples(const Type &type, void *object)
{
    Filler().record(type, object);
}

void collectTypes(const Type &type, QSet<const Type *> &types)
{
    if (types.contains(&type))
        return;
    types.insert(&type);
    for (const Field &field : type.fields)
        collect(*field.type, types);
}

} // namespace lc
