import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#src/kernel/errors.ts';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { signInCall } from './api.ts';
import './identity.css';

type Step = 'password' | 'code';

/** Name and password, the code of a second factor where there is one, or the company's own sign-in. */
export function SignInPage() {
  const { t, i18n } = useTranslation('identity');
  const locale = useLocale();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>('password');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = new URLSearchParams(window.location.search);
  const linkUsed = asked.get('link') === 'used';
  const refused = asked.get('company') === 'refused';
  const company = useQuery({
    queryKey: ['company-sign-in'],
    queryFn: async () => ((await (await fetch('/api/sign-in-ways')).json()) as { company: boolean }).company,
    retry: false,
  });

  const fail = (error: unknown): void => {
    const kind = error instanceof AppError ? error.kind : 'bug';
    setFailure(
      t(
        kind === 'rate_limited'
          ? 'signIn.tooMany'
          : kind === 'unauthenticated' || kind === 'invalid'
            ? step === 'code'
              ? 'signIn.wrongCode'
              : 'signIn.wrong'
            : 'signIn.failed',
      ),
    );
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      if (step === 'code')
        // Six digits are of the app; anything else is one of the recovery codes.
        await signInCall(/^\d{6}$/.test(code.trim()) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', {
          code: code.trim(),
        });
      else {
        const said = await signInCall<{ twoFactorRedirect?: boolean }>('sign-in/username', {
          username: name.trim(),
          password,
        });
        if (said.twoFactorRedirect) {
          setStep('code');
          return;
        }
      }
      window.history.replaceState(null, '', window.location.pathname);
      await queries.invalidateQueries();
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const byCompany = async (): Promise<void> => {
    try {
      const { url } = await signInCall<{ url: string }>('sign-in/social', {
        provider: 'company',
        callbackURL: '/',
        errorCallbackURL: '/?company=refused',
      });
      window.location.assign(url);
    } catch (error) {
      fail(error);
    }
  };

  return (
    <main className="yc-sign-in">
      <form className="yc-sign-in-card" onSubmit={(event) => void submit(event)}>
        <header>
          <img src="/icon.svg" width="32" height="32" alt="" />
          <h1>{t('signIn.title')}</h1>
        </header>
        {linkUsed && failure === null && <Alert type="warning" showIcon title={t('signIn.linkUsed')} />}
        {refused && failure === null && <Alert type="warning" showIcon title={t('signIn.companyRefused')} />}
        {failure !== null && <Alert type="error" showIcon title={failure} role="alert" />}
        {step === 'password' ? (
          <>
            <label>
              <span>{t('signIn.name')}</span>
              <Input
                size="large"
                autoComplete="username"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
            <label>
              <span>{t('signIn.password')}</span>
              <Input.Password
                size="large"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
          </>
        ) : (
          <label>
            <span>{t('signIn.code')}</span>
            <Input
              size="large"
              autoComplete="one-time-code"
              placeholder={t('signIn.codeHint')}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </label>
        )}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={busy}
          disabled={step === 'password' ? name.trim() === '' || password === '' : code.trim() === ''}
        >
          {t('signIn.go')}
        </Button>
        {company.data === true && step === 'password' && (
          <Button size="large" onClick={() => void byCompany()}>
            {t('signIn.company')}
          </Button>
        )}
        <p className="yc-quiet">{t('signIn.help')}</p>
        <Button
          type="text"
          size="small"
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => void i18n.changeLanguage(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {t('signIn.language')}
        </Button>
      </form>
    </main>
  );
}
