// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/connectioncolor.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *word)
{
    return QCoreApplication::translate("ConnectionColor", word);
}

} // namespace

QList<ConnectionColor> connectionColors()
{
    // The colours of charts: told apart by people who see colours differently, too.
    return {
        {u"blue"_s, translated(QT_TRANSLATE_NOOP("ConnectionColor", "Blue")), Token::Series1},
        {u"orange"_s, translated(QT_TRANSLATE_NOOP("ConnectionColor", "Orange")), Token::Series2},
        {u"green"_s, translated(QT_TRANSLATE_NOOP("ConnectionColor", "Green")), Token::Series3},
        {u"purple"_s, translated(QT_TRANSLATE_NOOP("ConnectionColor", "Purple")), Token::Series4},
        {u"grey"_s, translated(QT_TRANSLATE_NOOP("ConnectionColor", "Gray")), Token::Series5}};
}

std::optional<Token> connectionColor(const QString &name)
{
    for (const ConnectionColor &color : connectionColors()) {
        if (color.name == name)
            return color.token;
    }
    return std::nullopt;
}

} // namespace lc
