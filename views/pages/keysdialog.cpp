// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keysdialog.h"

#include "style/consolestyle.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString placeWords(const KeyVault::Kept &place)
{
    if (place.stay == KeyVault::Stay::Keychain)
        return KeysDialog::tr("They are kept in the keychain of this desktop, in no file of this "
                              "program. Keys with a session token stay in memory for this run.");
    const QString words =
        KeysDialog::tr("They are kept in memory for this run only, and asked for again at the next "
                       "start.");
    return place.reason.isEmpty() ? words : place.reason + u' ' + words;
}

/// Prefix of keys that expire; they are good with their session token only.
constexpr auto temporaryPrefix = "ASIA"_L1;

} // namespace

KeysDialog::KeysDialog(const Theme &theme, const QString &connectionName,
                       const KeyVault::Kept &place, QWidget *parent)
    : PromptDialog(theme, tr("Access keys of %1").arg(connectionName), placeWords(place), parent)
{
    setObjectName(u"keysDialog"_s);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_id = addField(form, u"accessKeyId"_s, tr("Access key &ID"));
    m_secret = addSecret(form, u"secretAccessKey"_s, tr("&Secret access key"));
    m_token = addSecret(form, u"sessionToken"_s, tr("Session &token"));
    m_token->setPlaceholderText(tr("For keys that expire only"));
    body().addLayout(form);
    QPushButton *keep =
        addPrimaryButton(place.stay == KeyVault::Stay::Keychain ? tr("Keep keys") : tr("Use keys"));
    keep->setObjectName(u"keepKeys"_s);
    connect(keep, &QPushButton::clicked, this, &KeysDialog::enter);
    m_id->setFocus();
}

KeysDialog::~KeysDialog() = default;

QLineEdit *KeysDialog::addField(QFormLayout *form, const QString &name, const QString &label)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(QString(label).remove(u'&'));
    form->addRow(label, field);
    connect(field, &QLineEdit::textEdited, this, [this] {
        if (m_marks)
            showProblem();
    });
    return field;
}

QLineEdit *KeysDialog::addSecret(QFormLayout *form, const QString &name, const QString &label)
{
    QLineEdit *field = addField(form, name, label);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return field;
}

QString KeysDialog::findProblem(QLineEdit **field) const
{
    // What AWS gives out: 16 to 128 letters, digits and underscores.
    static const QRegularExpression idForm(u"^\\w{16,128}$"_s);
    static const QRegularExpression gap(u"\\s"_s);
    *field = m_id;
    if (!idForm.match(m_id->text().trimmed()).hasMatch())
        return tr("An access key ID has 16 or more letters and digits, such as "
                  "AKIAIOSFODNN7EXAMPLE.");
    *field = m_secret;
    if (m_secret->text().trimmed().isEmpty())
        return tr("Enter the secret access key.");
    if (m_secret->text().trimmed().contains(gap))
        return tr("A secret access key has no spaces or line breaks.");
    *field = m_token;
    if (m_id->text().trimmed().startsWith(temporaryPrefix) && m_token->text().trimmed().isEmpty())
        return tr("Keys that begin with ASIA expire: enter their session token, too.");
    *field = nullptr;
    return {};
}

void KeysDialog::showProblem()
{
    QLineEdit *wrong = nullptr;
    setProblem(findProblem(&wrong));
    for (QLineEdit *field : {m_id, m_secret, m_token})
        setFieldState(field, field == wrong ? FieldState::Wrong : FieldState::Right);
}

void KeysDialog::enter()
{
    m_marks = true;
    showProblem();
    QLineEdit *wrong = nullptr;
    if (!findProblem(&wrong).isEmpty()) {
        wrong->setFocus();
        return;
    }
    Credentials keys;
    keys.accessKeyId = m_id->text().trimmed();
    keys.secretAccessKey = Secret::fromText(m_secret->text().trimmed());
    keys.sessionToken = Secret::fromText(m_token->text().trimmed());
    for (QLineEdit *field : {m_id, m_secret, m_token})
        field->clear();
    emit entered(keys);
    accept();
}

} // namespace lc
